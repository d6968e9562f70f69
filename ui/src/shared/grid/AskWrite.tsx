/** Asks before a block is written that does not fit: cells that cannot be read, rows that are new. */
import { Button } from "antd";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "@/shared/parts";
import { handsIn } from "@/shared/typing";
import type { GridColumn, GridData } from "./types";
import { UnreadableList } from "./Unreadable";
import type { Asked, Writes } from "./writes";

export function AskWrite({
  asked,
  columns,
  data,
  onAnswer,
}: {
  asked: Asked;
  columns: readonly GridColumn[];
  data: GridData;
  onAnswer: Writes["answer"];
}) {
  const { t } = useTranslation();
  // Nothing is left while this is open: the answer decides whether there is something to write.
  useEffect(() => handsIn(() => false), []);
  const { added } = asked;
  const sound = asked.edits.length - asked.unreadable.length;
  const named = columns.find((column) => column.strong);
  const rowName = (id: string) =>
    String(data.columns[named?.field ?? ""]?.[data.ids.indexOf(id)] ?? "");
  const newName = (row: number) =>
    added.rows[row]?.find((cell) => cell.field === named?.field)?.text ?? "";
  // Every cell has its place, some say nothing that can be read.
  const isOnlyUnreadable = added.rows.length === 0 && asked.skipped === 0 && added.lacking === 0;
  const title = (field: string) => columns.find((column) => column.field === field)?.title ?? field;
  const unreadable = [
    ...asked.unreadable.map((one) => ({ ...one, at: one.id, name: rowName(one.id) })),
    ...added.unreadable.map((one) => ({ ...one, at: `+${one.row}`, name: newName(one.row) })),
  ].map((one) => ({ ...one, key: `${one.at} ${one.field}`, title: title(one.field) }));
  return (
    <Dialog
      title={t(isOnlyUnreadable ? "grid.ask_title_unreadable" : "grid.ask_title")}
      onCancel={() => onAnswer("nothing")}
      width={560}
      footer={
        <>
          <Button onClick={() => onAnswer("nothing")}>{t("act.cancel")}</Button>
          {sound > 0 ? (
            <Button
              type={added.rows.length > 0 ? "default" : "primary"}
              data-testid="ask-write"
              onClick={() => onAnswer("write")}
            >
              {t("grid.ask_write", { count: sound })}
            </Button>
          ) : null}
          {added.rows.length > 0 ? (
            <Button
              type="primary"
              data-testid="ask-with-rows"
              onClick={() => onAnswer("with_rows")}
            >
              {t("grid.ask_with_rows", { count: added.rows.length })}
            </Button>
          ) : null}
        </>
      }
    >
      {added.rows.length > 0 ? <p>{t("grid.ask_rows", { count: added.rows.length })}</p> : null}
      {asked.skipped > 0 ? <p>{t("grid.skipped", { count: asked.skipped })}</p> : null}
      {added.lacking > 0 ? <p>{t("grid.ask_lacking", { count: added.lacking })}</p> : null}
      {unreadable.length > 0 ? (
        <>
          <p>{t("grid.ask_unreadable", { count: unreadable.length })}</p>
          <UnreadableList cells={unreadable} />
        </>
      ) : null}
    </Dialog>
  );
}
