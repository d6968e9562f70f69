import { expect, it, vi } from "vitest";
import { memoryHost } from "./memory";
import { inTurn, settled } from "./turns";

const outcome = { revision: "r1", label: "改", created: [], notices: [] };
const nothing = () => Promise.resolve(true);
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

it("an undo comes after all that was typed before it and before all that is typed after", async () => {
  const answers: (() => void)[] = [];
  const answer = () => new Promise<never>((resolve) => answers.push(() => resolve(null as never)));
  const host = memoryHost({
    "communities.edit": answer,
    "policy.edit": answer,
    "history.undo": answer,
  });
  const asked = () => host.asked.map(({ command }) => command);
  const answered = (commands: string[]) => {
    answers.shift()?.();
    return vi.waitFor(() => expect(asked()).toEqual(commands));
  };
  void inTurn(host, "communities.edit", edit("1"));
  void inTurn(host, "communities.edit", edit("12"));
  void inTurn(host, "history.undo", {});
  void inTurn(host, "policy.edit", { key: "a", text: "1" });
  const isOver = settled(host, nothing);
  const texts = ["communities.edit", "communities.edit"];
  expect(asked()).toEqual(["communities.edit"]);
  await answered(texts);
  await answered([...texts, "history.undo"]);
  await answered([...texts, "history.undo", "policy.edit"]);
  answers.shift()?.();
  expect(await isOver).toBe(true);
});

it("no edit waits for an export; who leaves does", async () => {
  let end = () => {};
  const host = memoryHost({
    "export.tables": () => new Promise((resolve) => (end = () => resolve(null))),
    "export.stop": () => ({}),
    "history.undo": () => null,
  });
  void inTurn(host, "export.tables", {} as never);
  await inTurn(host, "history.undo", {});
  await inTurn(host, "export.stop", {});
  let isOver = false;
  const leaving = settled(host, nothing).then(() => (isOver = true));
  await new Promise((resolve) => setTimeout(resolve));
  expect(isOver).toBe(false);
  end();
  await leaving;
});

it("who leaves waits for what is asked meanwhile, and learns that something was refused", async () => {
  const ends: (() => void)[] = [];
  const host = memoryHost({
    "communities.edit": () => new Promise((resolve) => ends.push(() => resolve(outcome))),
    "policy.edit": () => Promise.reject(new Error("refused")),
  });
  expect(await settled(host, nothing)).toBe(true);
  void inTurn(host, "communities.edit", edit("1"));
  const leaving = settled(host, nothing);
  void inTurn(host, "policy.edit", { key: "a", text: "1" }).catch(() => undefined);
  ends[0]?.();
  expect(await leaving).toBe(false);
  expect(await settled(host, nothing)).toBe(true);
});
