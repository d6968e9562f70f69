/** What was noticed about the workbook and changes nothing by itself. */
import { useTranslation } from "react-i18next";
import type { MergeRemarkDto } from "@/generated/contract";
import { useSay } from "@/i18n/say";
import { EmptyState } from "@/shared/parts";

/** Remarks drawn at once; beyond it the workbook has another trouble than single cells. */
const MOST = 500;

export function Said({ remarks }: { remarks: readonly MergeRemarkDto[] }) {
  const { t } = useTranslation();
  const say = useSay();
  if (remarks.length === 0) return <EmptyState title={t("merge.said_none")} />;
  return (
    <ul className="merge-said" data-testid="merge-said">
      {remarks.slice(0, MOST).map((remark, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: remarks are a fixed list in their order.
        <li key={i}>
          <b>
            {remark.sheet}
            {remark.column || remark.row ? ` ${remark.column ?? ""}${remark.row ?? ""}` : ""}
          </b>
          <span>{say(remark)}</span>
        </li>
      ))}
      {remarks.length > MOST ? (
        <li className="soft">{t("merge.more_said", { count: remarks.length - MOST })}</li>
      ) : null}
    </ul>
  );
}
