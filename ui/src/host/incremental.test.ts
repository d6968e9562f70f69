import { describe, expect, it } from "vitest";
import { tableOf } from "../../tests/builders";
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

function never(): never {
  throw new Error("asked once too often");
}
