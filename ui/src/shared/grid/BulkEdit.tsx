/** Sets one field of all selected rows at once. */
import { Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "@/shared/parts";
import { cleaned } from "./paste";
import type { GridColumn, GridEdit } from "./types";
import { problemOf } from "./validate";

export function BulkEdit({
  columns,
  field: first,
  ids,
  onWrite,
  onClose,
}: {
  columns: readonly GridColumn[];
  /** The field the keyboard is in. */
  field: string;
  ids: readonly string[];
  onWrite: (edits: GridEdit[]) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const editable = columns.filter((column) => column.editable);
  const [field, setField] = useState(
    editable.some((column) => column.field === first) ? first : (editable[0]?.field ?? ""),
  );
  const [text, setText] = useState("");
  const column = editable.find((one) => one.field === field);
  const problem = column ? problemOf(column, cleaned(column, text)) : null;
  const submit = () => {
    if (column === undefined || problem !== null) return;
    onClose();
    onWrite(ids.map((id) => ({ id, field, text: cleaned(column, text) })));
  };
  return (
    <Dialog
      title={t("grid.bulk_title", { count: ids.length })}
      okText={t(text.trim() === "" ? "grid.bulk_clear" : "grid.bulk_write", { count: ids.length })}
      cancelText={t("act.cancel")}
      okButtonProps={{ disabled: column === undefined || problem !== null }}
      onOk={submit}
      onCancel={onClose}
    >
      <div className="bulk-edit">
        <Select
          value={field}
          aria-label={t("grid.bulk_field")}
          options={editable.map((one) => ({ value: one.field, label: one.title }))}
          onChange={(next: string) => {
            setField(next);
            setText("");
          }}
        />
        {column?.kind === "choice" ? (
          <Select
            value={text || null}
            aria-label={t("grid.bulk_value")}
            options={(column.choices ?? []).map((one) => ({ value: one.code, label: one.name }))}
            onChange={(code: string | null) => setText(code ?? "")}
          />
        ) : (
          <Input
            data-begin
            value={text}
            suffix={column?.unit}
            aria-label={t("grid.bulk_value")}
            data-testid="bulk-value"
            onChange={(event) => setText(event.target.value)}
            onPressEnter={submit}
          />
        )}
      </div>
      <p className={problem && text !== "" ? "bad small" : "soft small"}>
        {problem && text !== "" ? t(`grid.problem.${problem}`, { text }) : t("grid.bulk_hint")}
      </p>
    </Dialog>
  );
}
