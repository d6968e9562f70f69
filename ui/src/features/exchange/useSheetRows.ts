/** Fetches the rows in sight, a block at a time, and keeps those seen before. */
import { useQueries } from "@tanstack/react-query";
import { useMemo } from "react";
import { useHost } from "@/host/context";

/** Rows asked for in one go. */
const BLOCK = 80;

export interface RowTexts {
  cells: string[];
  /** In the order of the table's fields; null where the row is no row of a table. */
  values: string[] | null;
}

/**
 * The texts of the rows from `first` to `last` of a list of row numbers. `version` changes whenever
 * the workbook is understood anew.
 */
export function useSheetRows(
  token: string,
  version: number,
  sheet: string,
  rows: readonly number[],
  first: number,
  last: number,
): Map<number, RowTexts> {
  const host = useHost();
  const blocks = useMemo(() => {
    const all: number[][] = [];
    const begin = Math.floor(first / BLOCK) * BLOCK;
    for (let at = begin; at <= last && at < rows.length; at += BLOCK)
      all.push(rows.slice(at, at + BLOCK));
    return all;
  }, [rows, first, last]);
  const answers = useQueries({
    queries: blocks.map((block) => ({
      queryKey: ["import.rows", { token, sheet, rows: block }, version],
      queryFn: () => host.call("import.rows", { token, sheet, rows: block }),
      // A preview is given up when it is applied or closed: asking again would only fail.
      retry: false,
      gcTime: 60_000,
    })),
  });
  return useMemo(() => {
    const texts = new Map<number, RowTexts>();
    answers.forEach((answer, at) => {
      blocks[at]?.forEach((row, place) => {
        const cells = answer.data?.cells[place];
        if (cells !== undefined)
          texts.set(row, { cells, values: answer.data?.values[place] ?? null });
      });
    });
    return texts;
  }, [answers, blocks]);
}
