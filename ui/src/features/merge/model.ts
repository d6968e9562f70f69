/** A merge without its looks: what is asked, what was decided, what a selection of it means. */
import type { DeferredDto, MergeAnswer, MergeDto, MergeQuestionDto } from "@/generated/contract";

export type Decision = "file" | "mine" | "later";

/** Decisions by the key of their question. */
export type Decisions = ReadonlyMap<string, Decision>;

export const DECISIONS: readonly Decision[] = ["file", "mine", "later"];

/** Kinds in the order they are shown: what weighs most first. */
const KINDS = [
  "conflict",
  "removed_edited",
  "gone_here",
  "removed",
  "new",
  "emptied",
  "no_base",
  "recognised",
];

export const ALL = "all";

/** What of the questions is looked at. */
export interface Filter {
  kind: string;
  /** A column, as `columnKey` names it. */
  column: string;
  /** Only what is still open. */
  open: boolean;
}

export const EVERYTHING: Filter = { kind: ALL, column: ALL, open: false };

/** Names a column: two sheets may have columns of one name. */
export const columnKey = (asked: MergeQuestionDto): string =>
  `${asked.sheet}\u{1f}${asked.field ?? ""}`;

/** Whether a question is about a whole row. */
export const isRow = (asked: { field: string | null }): boolean => asked.field === null;

export function matching(
  questions: readonly MergeQuestionDto[],
  filter: Filter,
  decided: Decisions,
): MergeQuestionDto[] {
  return questions.filter(
    (asked) =>
      (filter.kind === ALL || asked.kind === filter.kind) &&
      (filter.column === ALL || columnKey(asked) === filter.column) &&
      (!filter.open || !decided.has(asked.key)),
  );
}

export interface Group {
  key: string;
  label: string;
  count: number;
}

/** Kinds with how many questions each has, in the order they are shown. */
export function kindsOf(questions: readonly MergeQuestionDto[]): { kind: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { kind } of questions) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return KINDS.filter((kind) => counts.has(kind)).map((kind) => ({
    kind,
    count: counts.get(kind) ?? 0,
  }));
}

/** Columns with how many questions each has, the most first. */
export function columnsOf(questions: readonly MergeQuestionDto[]): Group[] {
  const groups = new Map<string, Group>();
  const sheets = new Set(questions.map((asked) => asked.sheet));
  for (const asked of questions) {
    if (asked.field === null) continue;
    const key = columnKey(asked);
    const known = groups.get(key);
    const label = sheets.size > 1 ? `${asked.field} · ${asked.sheet}` : asked.field;
    if (known) known.count += 1;
    else groups.set(key, { key, label, count: 1 });
  }
  return [...groups.values()].sort((a, b) => b.count - a.count);
}

/** Decides all of these at once; a decision already made is changed too. */
export function decideAll(
  decided: Decisions,
  questions: readonly MergeQuestionDto[],
  decision: Decision,
): Decisions {
  const next = new Map(decided);
  for (const { key } of questions) next.set(key, decision);
  return next;
}

/** Decides one; the same decision again takes it back. */
export function decideOne(decided: Decisions, key: string, decision: Decision): Decisions {
  const next = new Map(decided);
  if (next.get(key) === decision) next.delete(key);
  else next.set(key, decision);
  return next;
}

/** Takes a decision back. */
export function takeBack(decided: Decisions, key: string): Decisions {
  const next = new Map(decided);
  next.delete(key);
  return next;
}

/** Decisions whose questions are still asked in the same words. */
export function stillAsked(decided: Decisions, merge: MergeDto): Decisions {
  const keys = new Set(merge.questions.map((asked) => asked.key));
  return new Map([...decided].filter(([key]) => keys.has(key)));
}

export const openCount = (merge: MergeDto, decided: Decisions): number =>
  merge.questions.filter((asked) => !decided.has(asked.key)).length;

export function answersOf(merge: MergeDto, decided: Decisions): MergeAnswer[] {
  return merge.questions.flatMap(({ key }) => {
    const answer = decided.get(key);
    return answer === undefined ? [] : [{ key, answer }];
  });
}

/** Nothing of it would change the file. */
export const isNothing = (merge: MergeDto): boolean =>
  merge.taken.length === 0 && merge.questions.length === 0;

/** Where something stands in the workbook: `小区台账!F6`, or the row, or the sheet alone. */
export const placeOf = (one: { sheet: string; row: number | null; cell: string }): string => {
  if (one.cell) return `${one.sheet}!${one.cell}`;
  return one.row === null ? one.sheet : `${one.sheet} ${one.row}`;
};

/** The rows of a long list that are in sight, with a few on either side. */
export function inSight(
  top: number,
  height: number,
  row: number,
  count: number,
): { first: number; last: number } {
  const spare = 8;
  const first = Math.max(0, Math.floor(top / row) - spare);
  const last = Math.min(count, Math.ceil((top + height) / row) + spare);
  return { first, last: Math.max(first, last) };
}

/** The first question after a place that is not decided yet; none when all are. */
export function nextOpen(
  questions: readonly MergeQuestionDto[],
  from: number,
  decided: Decisions,
): number | undefined {
  const count = questions.length;
  for (let step = 1; step <= count; step += 1) {
    const at = (from + step) % count;
    const asked = questions[at];
    if (asked && !decided.has(asked.key)) return at;
  }
  return undefined;
}

/** Put-off questions that the two sides no longer differ in come last. */
export const byWeight = (rows: readonly DeferredDto[]): DeferredDto[] =>
  [...rows].sort((a, b) => Number(a.is_same) - Number(b.is_same));
