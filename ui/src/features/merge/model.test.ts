import { describe, expect, it } from "vitest";
import type { MergeDto, MergeQuestionDto } from "@/generated/contract";
import {
  ALL,
  answersOf,
  columnsOf,
  type Decision,
  decideAll,
  decideOne,
  EVERYTHING,
  inSight,
  isNothing,
  kindsOf,
  matching,
  nextOpen,
  openCount,
  placeOf,
  stillAsked,
} from "./model";

const asked = (key: string, kind: string, field: string | null): MergeQuestionDto => ({
  key,
  kind,
  name: `小区${key}`,
  sheet: "小区台账",
  field,
  base: "1",
  file: "2",
  mine: "3",
  row: 4,
  cell: field === null ? "" : "F4",
  cells: [],
});

const QUESTIONS = [
  asked("a", "emptied", "备注"),
  asked("b", "conflict", "户数 (户)"),
  asked("c", "conflict", "户数 (户)"),
  asked("d", "removed", null),
];

const merge: MergeDto = {
  token: "t",
  file: "回来.xlsx",
  from: "this_file",
  rows: 8,
  recognised: 0,
  same: 0,
  taken: [],
  questions: QUESTIONS,
  remarks: [],
};

const none = new Map<string, Decision>();

describe("questions of a merge", () => {
  it("are grouped by kind and by column, with their counts", () => {
    expect(kindsOf(QUESTIONS).map((one) => [one.kind, one.count])).toEqual([
      ["conflict", 2],
      ["removed", 1],
      ["emptied", 1],
    ]);
    expect(columnsOf(QUESTIONS).map((one) => [one.label, one.count])).toEqual([
      ["户数 (户)", 2],
      ["备注", 1],
    ]);
  });

  it("are decided one by one, by column, or all together", () => {
    const one = decideOne(none, "a", "mine");
    expect(openCount(merge, one)).toBe(3);
    expect(openCount(merge, decideOne(one, "a", "mine"))).toBe(4);
    const column = columnsOf(QUESTIONS)[0]?.key ?? "";
    const shown = matching(QUESTIONS, { ...EVERYTHING, column }, one);
    const some = decideAll(one, shown, "file");
    expect(answersOf(merge, some)).toEqual([
      { key: "a", answer: "mine" },
      { key: "b", answer: "file" },
      { key: "c", answer: "file" },
    ]);
    expect(openCount(merge, decideAll(some, QUESTIONS, "later"))).toBe(0);
  });

  it("that are open can be looked at alone", () => {
    const decided = decideOne(none, "b", "file");
    const open = matching(QUESTIONS, { kind: "conflict", column: ALL, open: true }, decided);
    expect(open.map((one) => one.key)).toEqual(["c"]);
    expect(nextOpen(QUESTIONS, 0, decided)).toBe(2);
    expect(nextOpen(QUESTIONS, 0, decideAll(none, QUESTIONS, "mine"))).toBeUndefined();
  });

  it("keep their answers when the merge is looked at again, as far as they are the same", () => {
    const decided = decideAll(none, QUESTIONS, "file");
    const again = {
      ...merge,
      questions: [asked("b", "conflict", "户数 (户)"), asked("x", "new", null)],
    };
    expect([...stillAsked(decided, again).keys()]).toEqual(["b"]);
    expect(openCount(again, stillAsked(decided, again))).toBe(1);
  });

  it("say where they stand", () => {
    expect(placeOf({ sheet: "台账", row: 4, cell: "F4" })).toBe("台账!F4");
    expect(placeOf({ sheet: "台账", row: 4, cell: "" })).toBe("台账 4");
    expect(placeOf({ sheet: "台账", row: null, cell: "" })).toBe("台账");
  });

  it("of two thousand only those in sight are drawn", () => {
    expect(inSight(0, 360, 36, 2000)).toEqual({ first: 0, last: 18 });
    expect(inSight(36_000, 360, 36, 2000)).toEqual({ first: 992, last: 1018 });
    expect(inSight(71_640, 360, 36, 2000)).toEqual({ first: 1982, last: 2000 });
    expect(inSight(0, 360, 36, 0)).toEqual({ first: 0, last: 0 });
  });
});

it("a merge that takes and asks nothing changes nothing", () => {
  expect(isNothing(merge)).toBe(false);
  expect(isNothing({ ...merge, questions: [] })).toBe(true);
});
