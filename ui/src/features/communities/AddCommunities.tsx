/** Asks for new communities: their names, one a line, or whole rows as they stand in Excel. */
import { Input } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { pick } from "@/app/go";
import { useAct } from "@/host/context";
import { rowsOfText, UnreadableList } from "@/shared/grid";
import { Dialog } from "@/shared/parts";
import { useToast } from "@/shared/toast";
import { communityColumns } from "./model";

/** Columns named in the hint; rows may be wider. */
const NAMED = 7;

export function AddCommunities({
  start = "",
  onClose,
}: {
  /** What was pasted to ask for them. */
  start?: string;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const toast = useToast();
  const add = useAct("communities.add");
  const paste = useAct("communities.paste");
  const [text, setText] = useState(start);
  const columns = useMemo(() => communityColumns(t), [t]);
  const { rows, unreadable, lacking } = useMemo(() => rowsOfText(text, columns), [text, columns]);
  const names = rows.map((row) => row.find((cell) => cell.field === "name")?.text ?? "");
  const titleOf = (field: string) => columns.find((column) => column.field === field)?.title ?? "";
  const titles = columns.slice(0, NAMED).map((column) => column.title);

  async function submit() {
    try {
      const { created } = rows.every((row) => row.length === 1)
        ? await add.mutateAsync({ names })
        : await paste.mutateAsync({ rows: rows.map((row) => [...row]), edits: [] });
      onClose();
      if (created[0] !== undefined) pick({ id: created[0] });
    } catch (error) {
      toast.fail(error);
    }
  }

  return (
    <Dialog
      title={t("communities.add")}
      width={640}
      okText={t("communities.add_count", { count: rows.length })}
      cancelText={t("act.cancel")}
      okButtonProps={{
        disabled: rows.length === 0,
        loading: add.isPending || paste.isPending,
      }}
      onOk={() => void submit()}
      onCancel={onClose}
    >
      <p className="soft small">
        {t("communities.add_hint", { columns: titles.join(t("list.comma")) })}
      </p>
      <Input.TextArea
        rows={8}
        value={text}
        wrap="off"
        style={{ tabSize: 12 }}
        aria-label={t("communities.add")}
        placeholder={t("communities.add_example")}
        onChange={(event) => setText(event.target.value)}
      />
      {lacking > 0 ? (
        <p className="bad small">{t("grid.ask_lacking", { count: lacking })}</p>
      ) : null}
      {unreadable.length > 0 ? (
        <>
          <p className="small">{t("communities.add_unreadable", { count: unreadable.length })}</p>
          <UnreadableList
            cells={unreadable.map((one) => ({
              ...one,
              key: `${one.row} ${one.field}`,
              name: names[one.row] ?? "",
              title: titleOf(one.field),
            }))}
          />
        </>
      ) : null}
    </Dialog>
  );
}
