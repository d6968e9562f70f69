/** What a workbook was understood to say, before anything is written. */
import { Button, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ImportPreviewDto } from "@/generated/contract";
import { formatCount, formatWan, formatWanArea } from "@/shared/format";
import { PageHeader, Tile, Tiles } from "@/shared/parts";
import { isNothingNew, previewCounts, readSum } from "./model";
import { PreviewTable } from "./PreviewTable";
import { Working } from "./Working";

interface Props {
  preview: ImportPreviewDto;
  isReadOnly: boolean;
  isWriting: boolean;
  onWrite: () => void;
  onAgain: () => void;
  onCancel: () => void;
}

export function Preview({ preview, isReadOnly, isWriting, onWrite, onAgain, onCancel }: Props) {
  const { t } = useTranslation();
  const [at, setAt] = useState(0);
  const table = preview.tables[at];
  return (
    <>
      <PageHeader
        title={t("page.exchange")}
        sentence={
          <>
            <b>{preview.file}</b> {t("exchange.nothing_written")}
          </>
        }
        tools={
          <>
            {isWriting ? <Working /> : null}
            <Button onClick={onCancel} disabled={isWriting}>
              {t("act.cancel")}
            </Button>
            <Button onClick={onAgain} disabled={isWriting}>
              {t("exchange.another")}
            </Button>
            <Button
              type="primary"
              autoFocus
              loading={isWriting}
              disabled={isReadOnly || isNothingNew(preview)}
              title={isNothingNew(preview) ? t("exchange.nothing_new") : undefined}
              data-testid="import-write"
              onClick={onWrite}
            >
              {t("exchange.write")}
            </Button>
          </>
        }
      />
      <Counts preview={preview} />
      {preview.tables.length > 1 ? (
        <Segmented
          className="preview-tables"
          value={at}
          onChange={setAt}
          options={preview.tables.map((one, i) => ({
            value: i,
            label:
              one.kind === "district_totals"
                ? t("exchange.tab_declared", { sheet: one.sheet, count: one.declared.length })
                : t("exchange.tab_rows", { sheet: one.sheet, count: one.rows.length }),
          }))}
        />
      ) : null}
      {table ? <PreviewTable key={at} table={table} /> : null}
    </>
  );
}

/** What would be added, what is there, what is worth a look; then the sums read. */
function Counts({ preview }: { preview: ImportPreviewDto }) {
  const { t } = useTranslation();
  const { totals } = preview;
  const counts = previewCounts(preview);
  const late = totals.built_after_limit;
  const about = totals.approximate_cells;
  const hasRows = totals.communities > 0;
  return (
    <div className="preview-tiles">
      <Tiles>
        {hasRows ? (
          <Tile
            label={t("exchange.new")}
            value={formatCount(preview.added)}
            unit={t("unit.communities")}
            note={t("exchange.there_count", { count: preview.already_there })}
          />
        ) : null}
        {!hasRows ? (
          <Tile
            label={t("exchange.declared")}
            value={formatCount(counts.declared)}
            unit={t("exchange.rows")}
            note={t("exchange.declared_note")}
          />
        ) : null}
        <Tile
          label={t("exchange.remarks")}
          value={formatCount(counts.remarks)}
          unit={t("exchange.items")}
          note={
            about > 0 ? t("exchange.approximate", { count: about }) : t("exchange.no_approximate")
          }
        />
        <Tile
          label={t("exchange.checks")}
          value={formatCount(counts.differing > 0 ? counts.differing : counts.agreeing)}
          unit={t(counts.differing > 0 ? "exchange.differing" : "exchange.agreeing")}
          tone={counts.differing > 0 ? "bad" : "plain"}
          note={
            counts.differing > 0
              ? t("exchange.agree_count", { count: counts.agreeing })
              : t("exchange.none_differ")
          }
        />
        {hasRows ? (
          <>
            <Tile
              label={t("field.households")}
              value={formatCount(readSum(totals.households))}
              unit={t("unit.households")}
              note={t("exchange.buildings", { count: totals.buildings })}
            />
            <Tile
              label={t("field.floor_area_m2")}
              value={formatWanArea(readSum(totals.floor_area_m2))}
              unit={t("unit.wan_m2")}
              note={late > 0 ? t("exchange.built_late", { count: late }) : ""}
            />
            <Tile
              label={t("field.investment_fen")}
              value={formatWan(readSum(totals.investment_fen))}
              unit={t("unit.wan")}
              note={
                totals.investment_fen > 0 ? t("exchange.cluster_once") : t("exchange.not_stated")
              }
            />
          </>
        ) : null}
      </Tiles>
    </div>
  );
}
