/** 小区库: every community as a row, edited in place; the drawer explains the picked one. */
import { InfoCircleOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Segmented, Select } from "antd";
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { go, pick, useRoute } from "@/app/go";
import type { CommunityTableDto } from "@/generated/contract";
import { useAct, useRpc } from "@/host/context";
import { useSay } from "@/i18n/say";
import { FACETS } from "@/shared/design/palette";
import { formatCount, formatWan, formatWanArea } from "@/shared/format";
import { Grid, type GridEdit } from "@/shared/grid";
import { EmptyState, Loaded, PageHeader } from "@/shared/parts";
import { AddCommunities } from "./AddCommunities";
import { CommunityDrawer } from "./CommunityDrawer";
import {
  communityColumns,
  type Filters,
  gridData,
  NO_FILTERS,
  NO_YEAR,
  passing,
  remarksOf,
  STAGES,
  sumKnown,
  tally,
} from "./model";

export default function CommunitiesPage() {
  const table = useRpc("communities.table", {});
  return (
    <div className="page">
      <Loaded query={table}>{(data) => <Registry table={data} />}</Loaded>
    </div>
  );
}

function Registry({ table }: { table: CommunityTableDto }) {
  const { t } = useTranslation();
  const say = useSay();
  const { picked } = useRoute();
  const project = useRpc("project.info", {});
  const edit = useAct("communities.edit");
  const [filters, setFilters] = useState<Filters>(NO_FILTERS);
  const [row, setRow] = useState<string | null>(null);
  const [adding, setAdding] = useState(false);

  const columns = useMemo(() => communityColumns(t), [t]);
  const data = useMemo(() => gridData(table), [table]);
  const rows = useMemo(() => passing(table, filters), [table, filters]);
  const remarks = useMemo(() => remarksOf(table, say), [table, say]);
  const isReadOnly = Boolean(project.data?.read_only);

  const openId = picked.id;
  const onRow = useCallback(
    (id: string | null) => {
      setRow(id);
      if (openId !== undefined && id !== null && id !== openId) pick({ id });
    },
    [openId],
  );
  const onEdit = useCallback(
    (edits: GridEdit[]) => edit.mutateAsync({ edits }),
    [edit.mutateAsync],
  );

  const header = (
    <PageHeader
      title={t("page.communities")}
      sentence={<Sentence table={table} />}
      tools={
        <>
          <FilterTools table={table} filters={filters} onChange={setFilters} />
          <Button
            icon={<InfoCircleOutlined />}
            disabled={row === null && openId === undefined}
            onClick={() => pick({ id: openId === undefined ? (row ?? undefined) : undefined })}
            title={t("communities.explain_hint")}
          >
            <span className="wide-only">{t("communities.explain")}</span>
          </Button>
          <Button
            type="primary"
            icon={<PlusOutlined />}
            disabled={isReadOnly}
            onClick={() => setAdding(true)}
          >
            {t("communities.add")}
          </Button>
        </>
      }
    />
  );
  const dialog = adding ? <AddCommunities onClose={() => setAdding(false)} /> : null;

  if (table.id.length === 0) {
    return (
      <>
        {header}
        <EmptyState
          title={t("communities.empty")}
          hint={t("communities.empty_hint")}
          actions={
            <>
              <Button type="primary" onClick={() => go("exchange")}>
                {t("communities.import")}
              </Button>
              <Button onClick={() => setAdding(true)}>{t("communities.add")}</Button>
            </>
          }
        />
        {dialog}
      </>
    );
  }
  return (
    <>
      {header}
      <div className="page-body">
        <Grid
          label={t("page.communities")}
          columns={columns}
          data={data}
          rows={rows}
          remarks={remarks}
          {...(isReadOnly ? {} : { onEdit })}
          onRow={onRow}
          onAsk={(id) => pick({ id })}
          openId={openId}
        />
        {openId !== undefined && table.id.includes(openId) ? (
          <CommunityDrawer id={openId} onClose={() => pick({ id: undefined })} />
        ) : null}
      </div>
      {dialog}
    </>
  );
}

function Sentence({ table }: { table: CommunityTableDto }) {
  const { t } = useTranslation();
  const households = sumKnown(table.households);
  const area = sumKnown(table.floor_area_m2);
  const missing = Math.max(households.missing, area.missing);
  return (
    <>
      {t("communities.sentence", {
        count: table.id.length,
        households: formatCount(households.sum),
        area: formatWanArea(area.sum),
      })}
      {missing > 0 ? ` · ${t("communities.missing", { count: missing })}` : null}
      {table.shared_investment_fen > 0
        ? ` · ${t("communities.shared", { amount: formatWan(table.shared_investment_fen) })}`
        : null}
    </>
  );
}

function FilterTools({
  table,
  filters,
  onChange,
}: {
  table: CommunityTableDto;
  filters: Filters;
  onChange: (filters: Filters) => void;
}) {
  const { t } = useTranslation();
  const stages = useMemo(() => new Map(tally(table.stage)), [table]);
  const divisions = useMemo(() => tally(table.division), [table]);
  const years = useMemo(() => tally(table.year).sort((a, b) => (a[0] < b[0] ? -1 : 1)), [table]);
  const options = (pairs: [string, number][], name: (key: string) => string) =>
    pairs.map(([value, count]) => ({ value, label: `${name(value)} ${formatCount(count)}` }));
  const many = { mode: "multiple" as const, maxTagCount: 0, allowClear: true };
  const chosen = (list: string[]) => () => t("communities.chosen", { count: list.length });
  return (
    <>
      <Segmented
        value={filters.stage ?? "all"}
        onChange={(value) => onChange({ ...filters, stage: value === "all" ? null : value })}
        options={[
          { value: "all", label: `${t("communities.all")} ${formatCount(table.id.length)}` },
          ...STAGES.filter((stage) => stages.has(stage)).map((stage) => ({
            value: stage as string,
            label: `${t(`stage.${stage}`)} ${formatCount(stages.get(stage) ?? 0)}`,
          })),
        ]}
      />
      <Select
        {...many}
        className="filter"
        placeholder={t("field.division")}
        aria-label={t("field.division")}
        value={filters.divisions}
        maxTagPlaceholder={chosen(filters.divisions)}
        options={options(divisions, (key) => key || t("communities.no_division"))}
        popupMatchSelectWidth={false}
        onChange={(list) => onChange({ ...filters, divisions: list })}
      />
      <Select
        {...many}
        className="filter"
        placeholder={t("field.year")}
        aria-label={t("field.year")}
        value={filters.years}
        maxTagPlaceholder={chosen(filters.years)}
        options={options(years, (key) => (key === NO_YEAR ? t("communities.no_year") : key))}
        popupMatchSelectWidth={false}
        onChange={(list) => onChange({ ...filters, years: list })}
      />
      <Select
        {...many}
        className="filter"
        placeholder={t("communities.lacks")}
        aria-label={t("communities.lacks")}
        value={filters.lacks}
        maxTagPlaceholder={chosen(filters.lacks)}
        options={FACETS.map((facet) => ({
          value: facet as string,
          label: t(`facet.${facet}.name`),
        }))}
        popupMatchSelectWidth={false}
        onChange={(list) => onChange({ ...filters, lacks: list })}
      />
    </>
  );
}
