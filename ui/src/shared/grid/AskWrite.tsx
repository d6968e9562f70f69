/** Asks before a block is written that does not fit: cells that cannot be read, rows that are new. */
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Dialog } from "@/shared/parts";
import type { GridColumn, GridData } from "./types";
import type { Asked, Writes } from "./writes";

/** Cells listed; the rest is a number. */
const LISTED = 8;

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
  const sound = asked.edits.length - asked.unreadable.length;
  const named = columns.find((column) => column.strong);
  const rowName = (id: string) =>
    String(data.columns[named?.field ?? ""]?.[data.ids.indexOf(id)] ?? "");
  const title = (field: string) => columns.find((column) => column.field === field)?.title ?? field;
  return (
    <Dialog
      title={t("grid.ask_title")}
      onCancel={() => onAnswer("nothing")}
      width={560}
      footer={
        <>
          <Button onClick={() => onAnswer("nothing")}>{t("act.cancel")}</Button>
          {sound > 0 ? (
            <Button
              type={asked.rows.length > 0 ? "default" : "primary"}
              data-testid="ask-write"
              onClick={() => onAnswer("write")}
            >
              {t("grid.ask_write", { count: sound })}
            </Button>
          ) : null}
          {asked.rows.length > 0 ? (
            <Button
              type="primary"
              data-testid="ask-with-rows"
              onClick={() => onAnswer("with_rows")}
            >
              {t("grid.ask_with_rows", { count: asked.rows.length })}
            </Button>
          ) : null}
        </>
      }
    >
      {asked.rows.length > 0 ? <p>{t("grid.ask_rows", { count: asked.rows.length })}</p> : null}
      {asked.skipped > 0 ? <p>{t("grid.skipped", { count: asked.skipped })}</p> : null}
      {asked.unreadable.length > 0 ? (
        <>
          <p>{t("grid.ask_unreadable", { count: asked.unreadable.length })}</p>
          <ul className="grid-unreadable">
            {asked.unreadable.slice(0, LISTED).map((edit) => (
              <li key={`${edit.id} ${edit.field}`}>
                <b>{rowName(edit.id)}</b> {title(edit.field)}{" "}
                <span className="bad">
                  {t(`grid.problem.${edit.problem}`, { text: edit.text })}
                </span>
              </li>
            ))}
          </ul>
          {asked.unreadable.length > LISTED ? (
            <p className="soft small">
              {t("grid.ask_more", { count: asked.unreadable.length - LISTED })}
            </p>
          ) : null}
        </>
      ) : null}
    </Dialog>
  );
}
