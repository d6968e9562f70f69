import { describe, expect, it } from "vitest";
import { parseRoute, routeHash } from "./route";

describe("the address", () => {
  it("keeps page and pick through a round trip", () => {
    const hash = routeHash("communities", { id: "a b&c", year: undefined });
    expect(parseRoute(hash)).toEqual({ page: "communities", picked: { id: "a b&c" } });
  });

  it("is empty at start", () => {
    expect(parseRoute("")).toEqual({ page: "", picked: {} });
  });
});
