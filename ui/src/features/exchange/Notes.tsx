/** What was remarked on cells and rows, and totals beside the sums of their rows; each leads to its
 * place. */
import { CheckOutlined, CloseOutlined } from "@ant-design/icons";
import { Select } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ImportPreviewDto } from "@/generated/contract";
import { useSay } from "@/i18n/say";
import { Drawer, DrawerSection } from "@/shared/parts";
import { checkFigure, placeOf, remarkKinds } from "./model";
import type { Picked } from "./SheetView";

/** More would only slow the list down; the filter finds the rest. */
const MOST = 400;
const ALL = "all";

export function Notes({
  preview,
  onClose,
  onGo,
}: {
  preview: ImportPreviewDto;
  onClose: () => void;
  onGo: (sheet: string, place: Picked) => void;
}) {
  const { t } = useTranslation();
  const say = useSay();
  const [kind, setKind] = useState(ALL);
  const remarks = useMemo(
    () => preview.tables.flatMap((table) => table.remarks.map((one) => ({ ...one, table }))),
    [preview],
  );
  const kinds = useMemo(() => remarkKinds(remarks), [remarks]);
  const checks = preview.tables.flatMap((table) => table.checks.map((one) => ({ ...one, table })));
  const shown = remarks.filter((one) => kind === ALL || one.notice.code === kind);
  const isMany = preview.sheets.length > 1;
  return (
    <Drawer title={t("import.notes_title")} onClose={onClose}>
      {checks.length > 0 ? (
        <DrawerSection title={t("exchange.checks")}>
          <ul className="preview-list" data-testid="import-checks">
            {checks.map((check) => (
              <li
                key={`${check.table.sheet} ${check.row} ${check.field}`}
                className={check.matches ? "check-agrees" : "check-differs"}
              >
                <button
                  type="button"
                  className="remark-place"
                  onClick={() => onGo(check.table.sheet, { row: check.row, column: null })}
                >
                  <span role="img" aria-label={t(`exchange.match.${check.matches}`)}>
                    {check.matches ? <CheckOutlined /> : <CloseOutlined />}
                  </span>{" "}
                  {isMany ? `${check.table.sheet} ` : ""}
                  {t("exchange.row_at", { row: check.row })}
                </button>
                <div className="small">
                  <b>{t(`field.${check.field}`, { defaultValue: check.field })}</b> {check.label}{" "}
                  {check.matches
                    ? t("exchange.agrees", { figure: checkFigure(check.field, check.stated, t) })
                    : t("exchange.differs", {
                        stated: checkFigure(check.field, check.stated, t),
                        computed: checkFigure(check.field, check.computed, t),
                      })}
                </div>
              </li>
            ))}
          </ul>
        </DrawerSection>
      ) : null}
      <DrawerSection title={t("exchange.remarks")}>
        {remarks.length === 0 ? <p className="soft">{t("exchange.no_remarks")}</p> : null}
        {kinds.length > 1 ? (
          <Select
            value={kind}
            className="notes-filter"
            aria-label={t("exchange.filter")}
            data-testid="import-remark-filter"
            onChange={setKind}
            options={[
              { value: ALL, label: t("exchange.all_remarks", { count: remarks.length }) },
              ...kinds.map((one) => ({
                value: one.code,
                label: `${one.count} · ${say(one.notice)}`,
              })),
            ]}
          />
        ) : null}
        <ul className="preview-list" data-testid="import-remarks">
          {shown.slice(0, MOST).map((remark, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: remarks are a fixed list in their order.
            <li key={at}>
              <button
                type="button"
                className="remark-place"
                onClick={() =>
                  onGo(remark.table.sheet, {
                    row: remark.row === 0 ? (remark.table.header_rows.at(-1) ?? 1) : remark.row,
                    column: remark.column,
                  })
                }
              >
                {isMany ? `${remark.table.sheet} ` : ""}
                {placeOf(remark, t)}
              </button>
              <div className="small">
                {remark.text ? <b>「{remark.text}」 </b> : null}
                {say(remark.notice)}
              </div>
            </li>
          ))}
        </ul>
        {shown.length > MOST ? (
          <p className="soft small">{t("exchange.more_remarks", { count: shown.length - MOST })}</p>
        ) : null}
      </DrawerSection>
    </Drawer>
  );
}
