import { describe, expect, it } from "vitest";
import { parameterOf } from "../../../tests/builders";
import { rowsOf, standing } from "./model";

const parameters = [
  parameterOf({ key: "gate/eligible_object/built_by", row: "eligible_object", is_edited: true }),
  parameterOf({ key: "gate/consensus_to_enter/agreement", row: "consensus_to_enter", value: null }),
  parameterOf({ key: "gate/eligible_object/later_until", row: "eligible_object", value: null }),
  parameterOf({ key: "stage/standard/works", group: "stage", row: "standard" }),
];

describe("parameters of a policy", () => {
  it("stand under their row, in order", () => {
    const rows = rowsOf(parameters, "gate");
    expect(rows.map((row) => [row.code, row.parameters.length])).toEqual([
      ["eligible_object", 2],
      ["consensus_to_enter", 1],
    ]);
  });

  it("say what was set here and what the place still has to say", () => {
    expect(standing(parameters, "gate")).toEqual({ edited: 1, blank: 1 });
    expect(standing(parameters, "stage")).toEqual({ edited: 0, blank: 0 });
  });
});
