import { expect, it } from "vitest";
import { folderOf } from "./place";

it("other characters or another release of the source are made anew, the same ones are not", () => {
  const now = folderOf({ common: "旧改", rare: "堃" }, "1.0.0");
  expect(folderOf({ common: "旧改", rare: "堃" }, "1.0.0")).toBe(now);
  expect(folderOf({ common: "旧改堃", rare: "" }, "1.0.0")).not.toBe(now);
  expect(folderOf({ common: "旧改", rare: "堃" }, "1.0.1")).not.toBe(now);
});
