/**
 * Edits on their way: shown at once, refused cells marked with the reason and what was typed. Cells
 * that cannot be read are found before anything is sent, and somebody is asked what to do.
 */
import type { TFunction } from "i18next";
import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { asHostError } from "@/host";
import { useSay } from "@/i18n/say";
import { useToast } from "@/shared/toast";
import { NO_ROWS, type ReadRows, readRows } from "./newRows";
import type { NewRow } from "./paste";
import { cellKey, type GridColumn, type GridData, type GridEdit } from "./types";
import { type Problem, problemOf } from "./validate";

/** A cell whose text was not taken. */
export interface Refusal {
  text: string;
  reason: string;
}

/** A cell that cannot be read, before anything is sent. */
export interface Unreadable extends GridEdit {
  problem: Problem;
}

/** What is about to be written, when somebody has to say yes first. */
export interface Asked {
  edits: readonly GridEdit[];
  unreadable: readonly Unreadable[];
  /** Rows below the last one. */
  added: ReadRows;
  skipped: number;
}

/** Adds rows and writes cells as one action; says which ids the new rows have, in their order. */
export type AddRows = (
  rows: NewRow[],
  edits: GridEdit[],
) => Promise<{ created: readonly string[] }>;

export interface Writes {
  /** Texts on their way, by cell. */
  waiting: ReadonlyMap<string, string>;
  refused: ReadonlyMap<string, Refusal>;
  asked: Asked | null;
  /** Something is being written for longer than a moment. */
  isSlow: boolean;
  /** Writes cells; several are read first, and what cannot be read is asked about. */
  write: (
    edits: readonly GridEdit[],
    more?: { rows?: readonly NewRow[]; skipped?: number },
  ) => void;
  /** Answers what was asked: write it, with the new rows or without, or not at all. */
  answer: (what: "write" | "with_rows" | "nothing") => void;
}

const NONE: ReadonlyMap<string, never> = new Map<string, never>();
const SLOW = 300;

export function useWrites(
  columns: readonly GridColumn[],
  data: GridData,
  onEdit: ((edits: GridEdit[]) => Promise<unknown>) | undefined,
  onAddRows: AddRows | undefined,
): Writes {
  const { t } = useTranslation();
  const say = useSay();
  const toast = useToast();
  const [waiting, setWaiting] = useState<ReadonlyMap<string, string>>(NONE);
  const [refused, setRefused] = useState<ReadonlyMap<string, Refusal>>(NONE);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [isSlow, setSlow] = useState(false);
  /** With which edits a cell was sent last; only their answer is of interest to it. */
  const sent = useRef(new Map<string, readonly GridEdit[]>());
  const now = useRef({ columns, onEdit, onAddRows });
  now.current = { columns, onEdit, onAddRows };

  const send = useCallback(
    async (edits: readonly GridEdit[], added: ReadRows = NO_ROWS) => {
      const { onEdit, onAddRows } = now.current;
      const { rows } = added;
      if (!onEdit || (edits.length === 0 && rows.length === 0)) return;
      const keys = edits.map((edit) => cellKey(edit.id, edit.field));
      const own = () => keys.filter((key) => sent.current.get(key) === edits);
      for (const key of keys) sent.current.set(key, edits);
      setRefused((map) => without(map, keys));
      setWaiting(
        (map) => new Map([...map, ...edits.map((e, i) => [keys[i] ?? "", e.text] as const)]),
      );
      const timer = setTimeout(() => setSlow(true), SLOW);
      try {
        if (rows.length > 0 && onAddRows) {
          const { created } = await onAddRows([...rows], [...edits]);
          const left = added.unreadable.map((one) => ({ ...one, id: created[one.row] ?? "" }));
          setRefused((map) => new Map([...map, ...marksOf(left, t)]));
        } else await onEdit([...edits]);
      } catch (error) {
        const reason = say(asHostError(error).dto);
        const last = new Set(own());
        const marks = edits
          .map((e, i) => [keys[i] ?? "", { text: e.text, reason }] as const)
          .filter(([key]) => last.has(key));
        setRefused((map) => new Map([...map, ...marks]));
        toast.fail(error);
      } finally {
        clearTimeout(timer);
        setSlow(false);
        const over = own();
        for (const key of over) sent.current.delete(key);
        setWaiting((map) => without(map, over));
      }
    },
    [say, toast, t],
  );

  const write = useCallback<Writes["write"]>(
    (edits, { rows = [], skipped = 0 } = {}) => {
      const { columns, onEdit, onAddRows } = now.current;
      if (!onEdit) return;
      const added = onAddRows ? readRows(columns, rows) : NO_ROWS;
      const beyond = added.rows.length + added.lacking;
      // One cell goes to the store at once, which words its refusals best.
      const isMany = edits.length + beyond > 1;
      const unreadable = isMany ? unreadableOf(columns, edits) : [];
      if (unreadable.length > 0 || beyond > 0) {
        setAsked({ edits, unreadable, added, skipped });
        return;
      }
      if (skipped > 0) toast.note(t("grid.skipped", { count: skipped }));
      void send(edits);
    },
    [send, toast, t],
  );

  const answer = useCallback<Writes["answer"]>(
    (what) => {
      if (asked === null) return;
      setAsked(null);
      if (what === "nothing") return;
      const bad = new Set(asked.unreadable.map((edit) => cellKey(edit.id, edit.field)));
      const sound = asked.edits.filter((edit) => !bad.has(cellKey(edit.id, edit.field)));
      setRefused((map) => new Map([...map, ...marksOf(asked.unreadable, t)]));
      void send(sound, what === "with_rows" ? asked.added : NO_ROWS);
    },
    [asked, send, t],
  );

  // A cell that says something else since answers what was refused there.
  const before = useRef(data);
  useEffect(() => {
    const old = before.current;
    before.current = data;
    if (old === data) return;
    setRefused((map) => (map.size === 0 ? map : stillRefused(map, old, data)));
  }, [data]);

  return { waiting, refused, asked, isSlow, write, answer };
}

/** Marks of cells that were left out, with what stood there. */
const marksOf = (cells: readonly Unreadable[], t: TFunction): [string, Refusal][] =>
  cells.map(({ id, field, text, problem }) => [
    cellKey(id, field),
    { text, reason: t(`grid.problem.${problem}`, { text }) },
  ]);

function without<T>(map: ReadonlyMap<string, T>, keys: readonly string[]): ReadonlyMap<string, T> {
  if (map.size === 0) return map;
  const rest = new Map(map);
  for (const key of keys) rest.delete(key);
  return rest;
}

export function unreadableOf(
  columns: readonly GridColumn[],
  edits: readonly GridEdit[],
): Unreadable[] {
  const byField = new Map(columns.map((column) => [column.field, column]));
  return edits.flatMap((edit) => {
    const column = byField.get(edit.field);
    const problem = column ? problemOf(column, edit.text) : null;
    return problem === null ? [] : [{ ...edit, problem }];
  });
}

function stillRefused(
  map: ReadonlyMap<string, Refusal>,
  old: GridData,
  data: GridData,
): ReadonlyMap<string, Refusal> {
  const oldRow = new Map(old.ids.map((id, row) => [id, row]));
  const row = new Map(data.ids.map((id, at) => [id, at]));
  const isSame = (key: string) => {
    const [id = "", field = ""] = key.split("\u0000");
    const [was, is] = [oldRow.get(id), row.get(id)];
    // A row that was just made arrives after its marks.
    if (was === undefined) return true;
    return is !== undefined && old.columns[field]?.[was] === data.columns[field]?.[is];
  };
  const kept = [...map].filter(([key]) => isSame(key));
  return kept.length === map.size ? map : new Map(kept);
}
