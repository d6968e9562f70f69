import { expect, it } from "vitest";
import { memoryHost } from "./memory";
import { inTurn } from "./turns";

const outcome = { revision: "r1", label: "改", created: [], notices: [] };
const edit = (text: string) => ({ edits: [{ id: "a", field: "households", text }] });

it("a text typed later is written later, even when the one before is refused", async () => {
  const answers: (() => void)[] = [];
  const host = memoryHost({
    "communities.edit": () =>
      new Promise((resolve, reject) => {
        const isFirst = answers.length === 0;
        answers.push(() => (isFirst ? reject(new Error("refused")) : resolve(outcome)));
      }),
    "communities.remove": () => outcome,
  });
  const first = inTurn(host, "communities.edit", edit("1"));
  const second = inTurn(host, "communities.edit", edit("12"));
  const texts = () =>
    host.asked.flatMap(({ command, params }) =>
      command === "communities.edit" ? (params as ReturnType<typeof edit>).edits[0]?.text : [],
    );
  expect(texts()).toEqual(["1"]);
  await inTurn(host, "communities.remove", { ids: [] });
  expect(texts()).toEqual(["1"]);
  answers[0]?.();
  await expect(first).rejects.toThrow("refused");
  answers[1]?.();
  expect(await second).toBe(outcome);
  expect(texts()).toEqual(["1", "12"]);
});
