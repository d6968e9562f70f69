/** 改造方案: one community, one scheme: what is renewed, how much of it, at what price. */
import { AppstoreAddOutlined, ExportOutlined, TagsOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { go, pick, useRoute } from "@/app/go";
import type { CommunityTableDto } from "@/generated/contract";
import { useRpc } from "@/host/context";
import { formatCount, formatWan } from "@/shared/format";
import { PageHeader } from "@/shared/parts";
import { RegistryPage, Roster, type RosterFilter, useRoster } from "@/shared/roster";
import { costProgress, isWithoutCost } from "./model";
import { PackageDialog } from "./PackageDialog";
import { PriceBook } from "./PriceBook";
import { Scheme } from "./Scheme";
import "./scheme.css";

export default function SchemePage() {
  const { t } = useTranslation();
  return (
    <RegistryPage title={t("page.schemes")}>{(table) => <Schemes table={table} />}</RegistryPage>
  );
}

function Schemes({ table }: { table: CommunityTableDto }) {
  const { t } = useTranslation();
  const project = useRpc("project.info", {});
  const [marks, setMarks] = useState<ReadonlySet<string>>(new Set());
  const [choosing, setChoosing] = useState(false);
  const isPricing = useRoute().picked.prices !== undefined;
  const panel = useRef<HTMLDivElement>(null);
  const isReadOnly = Boolean(project.data?.read_only);

  const filters = useMemo<RosterFilter[]>(() => {
    const missing = (row: number) => (table.cost_missing[row] ?? 0) > 0;
    return [
      { key: "all", name: t("roster.all"), passes: () => true },
      {
        key: "without",
        name: t("scheme.without_cost"),
        passes: (row) => isWithoutCost(table, row),
      },
      { key: "missing", name: t("scheme.incomplete"), passes: missing },
      {
        key: "hazard",
        name: t("checklist.hazard"),
        passes: (row) => table.facets[row]?.includes("h") ?? false,
      },
    ];
  }, [table, t]);
  const roster = useRoster(table, filters);
  const progress = useMemo(() => costProgress(table), [table]);
  const picked = roster.picked;

  return (
    <>
      <PageHeader
        title={t("page.schemes")}
        sentence={
          <>
            {t("scheme.sentence", {
              all: formatCount(table.id.length),
              without: formatCount(progress.without),
            })}
            {progress.clustered > 0
              ? t("scheme.sentence_cluster", { count: progress.clustered })
              : null}
            {t("scheme.stop")}{" "}
            {progress.lines > 0 ? (
              <button type="button" className="link" onClick={() => roster.setFilter("missing")}>
                {t("scheme.sentence_missing", { count: progress.lines })}
              </button>
            ) : null}
          </>
        }
        tools={
          <>
            <Button
              icon={<TagsOutlined />}
              data-testid="price-book-open"
              onClick={() => pick({ prices: "1" })}
            >
              {t("price_book.button")}
            </Button>
            <Button
              icon={<ExportOutlined />}
              disabled={picked === undefined}
              title={t("scheme.export_hint")}
              data-testid="scheme-export"
              onClick={() => {
                const ids = marks.size > 0 ? [...marks] : [picked ?? ""];
                go("exchange", { document: "scheme", communities: ids.join(" ") });
              }}
            >
              {t("scheme.export")}
            </Button>
            <Button
              icon={<AppstoreAddOutlined />}
              disabled={isReadOnly || picked === undefined}
              data-testid="scheme-package"
              onClick={() => setChoosing(true)}
            >
              {marks.size > 0
                ? t("scheme.package_count", { count: marks.size })
                : t("scheme.package")}
            </Button>
          </>
        }
      />
      <div className="page-body">
        <Roster
          table={table}
          state={roster}
          filters={filters}
          marks={marks}
          onMark={setMarks}
          onEnter={() => panel.current?.querySelector<HTMLElement>("button, input")?.focus()}
          side={(row) => <CostSide table={table} row={row} />}
        />
        <div className="scheme" ref={panel}>
          {picked ? <Scheme id={picked} table={table} isReadOnly={isReadOnly} /> : null}
        </div>
      </div>
      {isPricing ? (
        <PriceBook isReadOnly={isReadOnly} onClose={() => pick({ prices: undefined })} />
      ) : null}
      {choosing && picked ? (
        <PackageDialog
          table={table}
          ids={marks.size > 0 ? [...marks] : [picked]}
          listed={roster.rows.map((row) => table.id[row] ?? "")}
          onClose={() => setChoosing(false)}
          onDone={() => setMarks(new Set())}
        />
      ) : null}
    </>
  );
}

function CostSide({ table, row }: { table: CommunityTableDto; row: number }) {
  const { t } = useTranslation();
  const missing = table.cost_missing[row] ?? 0;
  const cost = table.investment_fen[row];
  return (
    <>
      {missing > 0 ? (
        <span className="scheme-missing" title={t("cost.missing", { count: missing })}>
          {t("scheme.missing_short", { count: missing })}
        </span>
      ) : null}{" "}
      {cost == null
        ? t(table.cluster[row] === null ? "scheme.without_cost" : "scheme.with_cluster")
        : formatWan(cost)}
    </>
  );
}
