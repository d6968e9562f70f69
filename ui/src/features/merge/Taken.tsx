/** What only the workbook changed: taken as it is, and shown before it is written. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { MergeChangeDto } from "@/generated/contract";
import { EmptyState } from "@/shared/parts";
import { List } from "./List";

export function Taken({ changes }: { changes: readonly MergeChangeDto[] }) {
  const { t } = useTranslation();
  const [at, setAt] = useState(0);
  if (changes.length === 0) return <EmptyState title={t("merge.nothing_taken")} />;
  const shown = (value: string) => (value === "" ? t("merge.blank") : value);
  return (
    <section className="merge-questions merge-taken">
      <div className="merge-head merge-row" aria-hidden="true">
        <span>{t("merge.head.name")}</span>
        <span>{t("merge.head.field")}</span>
        <span className="merge-head-value">{t("merge.head.mine")}</span>
        <span className="merge-head-value">{t("merge.head.file")}</span>
      </div>
      <List
        label={t("merge.part.taken", { count: changes.length })}
        count={changes.length}
        current={at}
        onCurrent={setAt}
        empty=""
      >
        {(place) => {
          const change = changes[place];
          return change === undefined ? null : (
            <>
              <span className="merge-name">
                <b>{change.name}</b>
                <small className="soft">
                  {change.sheet}!{change.cell}
                </small>
              </span>
              <span className="merge-field">
                <span>{change.field}</span>
              </span>
              <span className="merge-value left" title={change.before}>
                {shown(change.before)}
              </span>
              <span className="merge-value chosen" title={change.value}>
                {shown(change.value)}
              </span>
            </>
          );
        }}
      </List>
    </section>
  );
}
