/** What a person can say about a preview, and what is asked for it. */
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { ImportMovedDto, ImportPreviewDto } from "@/generated/contract";
import { useAct } from "@/host/context";
import { useToast } from "@/shared/toast";
import { withMoved } from "./rows";

/** What is said of rows. */
export type Choice = "same" | "new" | "workbook" | "held" | "blanks" | "left" | "ask";

export interface Talk {
  /** Something is being worked out. */
  isBusy: boolean;
  column: (table: number, letter: string, field: string | null, unit: string | null) => void;
  header: (sheet: string, first: number, last: number, table: number | null) => void;
  decide: (table: number, rows: number[], choice: Choice, target?: string) => void;
  take: (table: number, field: string, take: boolean) => void;
  planYear: (take: boolean) => void;
  forget: (table: number) => void;
  refresh: () => void;
}

/** Holds the preview as it stands after everything said about it. */
export function useTalk(first: ImportPreviewDto) {
  const client = useQueryClient();
  const toast = useToast();
  const [preview, setPreview] = useState(first);
  const [version, setVersion] = useState(0);
  const acts = {
    column: useAct("import.set_column"),
    header: useAct("import.set_header"),
    decide: useAct("import.decide"),
    take: useAct("import.take_field"),
    planYear: useAct("import.take_plan_year"),
    forget: useAct("import.forget"),
    refresh: useAct("import.refresh"),
  };
  const { token } = preview;

  async function anew(job: Promise<ImportPreviewDto>) {
    try {
      const next = await job;
      client.removeQueries({ queryKey: ["import.rows"] });
      setPreview(next);
      setVersion((before) => before + 1);
    } catch (error) {
      toast.fail(error);
    }
  }
  async function moved(job: Promise<ImportMovedDto>) {
    try {
      const rows = await job;
      setPreview((before) => withMoved(before, rows));
    } catch (error) {
      toast.fail(error);
    }
  }
  const talk: Talk = {
    isBusy: Object.values(acts).some((act) => act.isPending),
    column: (table, letter, field, unit) =>
      void anew(acts.column.mutateAsync({ token, table, letter, field, unit })),
    header: (sheet, first_row, last_row, table) =>
      void anew(acts.header.mutateAsync({ token, sheet, first_row, last_row, table })),
    decide: (table, rows, choice, target) =>
      void moved(acts.decide.mutateAsync({ token, table, rows, choice, target: target ?? null })),
    take: (table, field, take) => void moved(acts.take.mutateAsync({ token, table, field, take })),
    planYear: (take) => void anew(acts.planYear.mutateAsync({ token, take })),
    forget: (table) => void anew(acts.forget.mutateAsync({ token, table })),
    refresh: () => void anew(acts.refresh.mutateAsync({ token })),
  };
  return { preview, version, talk };
}
