import { describe, expect, it } from "vitest";
import type { ScheduleChangedDto } from "@/generated/contract";
import { tableOf } from "../../tests/builders";
import { scheduleOf, taskOf } from "../../tests/schedule";
import { incremental, patched } from "./incremental";
import { memoryHost } from "./memory";

// As many rows as there are gates: what is said of the whole table is not taken for rows.
const table = tableOf([
  { id: "a", households: 1 },
  { id: "b", households: 2 },
]);
const row = tableOf([{ id: "b", households: 9 }]);

describe("the registry's table, kept up to date row by row", () => {
  it("replaces rows and leaves untouched columns as they are", () => {
    const next = patched(table, [1], row);
    expect(next.households).toEqual([1, 9]);
    expect(next.name).toBe(table.name);
    expect(next.gate_codes).toEqual(row.gate_codes);
    expect(patched(table, [], tableOf([])).households).toBe(table.households);
    expect(patched(table, [1], { ...row, name: [] }).name).toBe(table.name);
  });

  it("asks with the sign it was given, and takes a whole table when told so", async () => {
    const answers = [
      { sign: "1", is_whole: true, at: [], rows: table },
      { sign: "2", is_whole: false, at: [1], rows: row },
      { sign: "3", is_whole: true, at: [], rows: row },
    ];
    const host = memoryHost({ "communities.changes": () => answers.shift() ?? never() });
    const asked = incremental(host);
    expect((await asked.call("communities.table", {})).households).toEqual([1, 2]);
    expect((await asked.call("communities.table", {})).households).toEqual([1, 9]);
    expect((await asked.call("communities.table", {})).id).toEqual(["b"]);
    expect(host.asked.map((one) => one.params)).toEqual([
      { since: null },
      { since: "1" },
      { since: "2" },
    ]);
  });
});

describe("a schedule, kept up to date task by task", () => {
  const row = (id: string) => ({ community_id: id, name: id, tasks: [taskOf({ id: `${id} t` })] });
  const first = scheduleOf({ groups: [{ label: "", rows: [row("a"), row("b")] }] });
  const nothing = scheduleOf();
  const changed: ScheduleChangedDto = {
    about: { ...first.about, finish: 99 },
    rows_at: [0],
    rows: { ...nothing.rows, percent_done: [40] },
    tasks_at: [1],
    tasks: { ...nothing.tasks, finish: [99] },
  };

  it("replaces what changed and leaves all else as it is", async () => {
    const answers = [
      { sign: "1", whole: first, changed: null },
      { sign: "2", whole: null, changed },
      { sign: "3", whole: nothing, changed: null },
    ];
    const host = memoryHost({ "schedule.changes": () => answers.shift() ?? never() });
    const asked = incremental(host);
    const get = (plan_id: string) => asked.call("schedule.get", { plan_id });
    expect(await get("p")).toBe(first);
    const next = await get("p");
    expect(next.about.finish).toBe(99);
    expect(next.tasks.finish).toEqual([first.tasks.finish[0], 99]);
    expect(next.rows.percent_done).toEqual([40, 0]);
    expect(next.tasks.id).toBe(first.tasks.id);
    expect(next.links).toBe(first.links);
    expect(await get("q")).toBe(nothing);
    expect(host.asked.map((one) => one.params)).toEqual([
      { plan_id: "p", since: null },
      { plan_id: "p", since: "1" },
      { plan_id: "q", since: "2" },
    ]);
  });

  it("asks again with the same sign when an answer did not come", async () => {
    let count = 0;
    const host = memoryHost({
      "schedule.changes": () => {
        count += 1;
        if (count === 2) throw new Error("lost");
        if (count === 1) return { sign: "1", whole: first, changed: null };
        return { sign: "2", whole: null, changed };
      },
    });
    const asked = incremental(host);
    const get = () => asked.call("schedule.get", { plan_id: "p" });
    await get();
    await expect(get()).rejects.toThrow("lost");
    expect((await get()).tasks.finish[1]).toBe(99);
    expect(host.asked.map((one) => one.params)).toContainEqual({ plan_id: "p", since: "1" });
  });
});

function never(): never {
  throw new Error("asked once too often");
}
