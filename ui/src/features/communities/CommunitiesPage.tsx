/** 小区库: every community as a row, edited in place; the drawer explains the picked one. */
import { CloseOutlined, InfoCircleOutlined, PlusOutlined } from "@ant-design/icons";
import { App, Button, Segmented, Tag } from "antd";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { go, pick, useRoute } from "@/app/go";
import type { CommunityTableDto } from "@/generated/contract";
import { useAct, useRpc } from "@/host/context";
import { useSay } from "@/i18n/say";
import { formatCount, formatWan, formatWanArea } from "@/shared/format";
import { Grid, type GridAction, type GridEdit, type NewRow, useGridMemory } from "@/shared/grid";
import { EmptyState, Loaded, PageHeader } from "@/shared/parts";
import { useToast } from "@/shared/toast";
import { AddCommunities } from "./AddCommunities";
import { CommunityDrawer } from "./CommunityDrawer";
import {
  communityColumns,
  type Filters,
  filtersFrom,
  filtersTo,
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
  const { t } = useTranslation();
  const table = useRpc("communities.table", {});
  return (
    <div className="page">
      <Loaded query={table} title={t("page.communities")}>
        {(data) => <Registry table={data} />}
      </Loaded>
    </div>
  );
}

function Registry({ table }: { table: CommunityTableDto }) {
  const { t } = useTranslation();
  const say = useSay();
  const { picked } = useRoute();
  const project = useRpc("project.info", {});
  const edit = useAct("communities.edit");
  const paste = useAct("communities.paste");
  const { id: _id, ...narrowed } = picked;
  const address = JSON.stringify(narrowed);
  const filters = useMemo(() => filtersFrom(JSON.parse(address)), [address]);
  const setFilters = (next: Filters) => pick(filtersTo(next));
  const [row, setRow] = useState<string | null>(null);
  /** What new communities are asked for with; null while nobody asks. */
  const [adding, setAdding] = useState<string | null>(null);

  const columns = useMemo(() => communityColumns(t), [t]);
  const data = useMemo(() => gridData(table), [table]);
  const rows = useMemo(() => passing(table, filters), [table, filters]);
  const memory = useGridMemory("communities");
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

  const onAddRows = useCallback(
    (rows: NewRow[], edits: GridEdit[]) => paste.mutateAsync({ rows, edits }),
    [paste.mutateAsync],
  );
  const actions = useRowActions(isReadOnly, () => setAdding(""));

  const header = (
    <PageHeader
      title={t("page.communities")}
      sentence={table.id.length > 0 ? <Sentence table={table} /> : null}
      tools={
        <>
          <OnlySome filters={filters} onChange={setFilters} />
          <Stages table={table} filters={filters} onChange={setFilters} />
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
            onClick={() => setAdding("")}
          >
            {t("communities.add_short")}
          </Button>
        </>
      }
    />
  );
  const dialog =
    adding === null ? null : <AddCommunities start={adding} onClose={() => setAdding(null)} />;
  const isEmpty = table.id.length === 0;
  usePasted(isEmpty && !isReadOnly && adding === null, setAdding);

  if (isEmpty) {
    return (
      <>
        {header}
        <EmptyState
          title={t("communities.empty")}
          hint={t("communities.empty_paste")}
          actions={
            <>
              <Button type="primary" onClick={() => go("exchange")}>
                {t("communities.import")}
              </Button>
              <Button onClick={() => setAdding("")}>{t("communities.add")}</Button>
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
          rowsSign={address}
          remarks={remarks}
          {...(isReadOnly ? {} : { onEdit, onAddRows })}
          actions={actions}
          memory={memory}
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

/** Rows copied in Excel may be pasted where there is no grid yet. */
function usePasted(isWanted: boolean, onText: (text: string) => void): void {
  useEffect(() => {
    if (!isWanted) return;
    const take = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData("text/plain") ?? "";
      if (text.trim() !== "") onText(text);
    };
    addEventListener("paste", take);
    return () => removeEventListener("paste", take);
  }, [isWanted, onText]);
}

/** What can be done with the selected rows, beside what every grid can do. */
function useRowActions(isReadOnly: boolean, onAdd: () => void): GridAction[] {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const toast = useToast();
  const remove = useAct("communities.remove");
  const goTo = (page: string): GridAction => ({
    key: page,
    label: () => t("communities.go", { page: t(`page.${page}`) }),
    run: ({ ids }) => go(page, { id: ids[0] }),
  });
  return [
    goTo("checklist"),
    goTo("schemes"),
    {
      key: "history",
      label: () => t("communities.history"),
      run: ({ ids }) => go("history", { community: ids[0] }),
    },
    { key: "add", label: () => t("communities.add_more"), isOff: isReadOnly, run: onAdd },
    {
      key: "remove",
      label: ({ ids }) => t("communities.remove_count", { count: ids.length }),
      isDanger: true,
      isOff: isReadOnly,
      run: ({ ids }) =>
        void modal.confirm({
          title: t("communities.remove_count_ask", { count: ids.length }),
          content: t("communities.remove_hint"),
          okText: t("communities.remove_count", { count: ids.length }),
          okButtonProps: { danger: true },
          cancelText: t("communities.keep"),
          onOk: () => remove.mutateAsync({ ids: [...ids] }).catch(toast.fail),
        }),
    },
  ];
}

/** Says which narrower part is shown where a figure elsewhere led here, and gives back all of it. */
function OnlySome({
  filters,
  onChange,
}: {
  filters: Filters;
  onChange: (filters: Filters) => void;
}) {
  const { t } = useTranslation();
  const say = useSay();
  const gates = useRpc("overview.get", {}, { enabled: filters.gate !== null }).data?.gates ?? [];
  const { gate, missing } = filters;
  const found = gates.find((one) => one.gate === gate);
  const names = [
    ...filters.divisions.map((name) => name || t("communities.no_division")),
    ...filters.years.map((year) => (year === NO_YEAR ? t("communities.no_year") : year)),
    ...filters.lacks.map((facet) => t("communities.lacking", { facet: t(`facet.${facet}.name`) })),
    ...(gate === null ? [] : [found ? say(found) : t("communities.only.open")]),
    ...(missing === null ? [] : [t(`communities.only.${missing}`)]),
  ];
  if (names.length === 0) return null;
  return (
    <Tag
      closable
      className="only"
      closeIcon={<CloseOutlined aria-label={t("filter.clear")} />}
      onClose={() => onChange({ ...NO_FILTERS, stage: filters.stage })}
    >
      {t("filter.only")} {names.join(t("list.comma"))}
    </Tag>
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

/** The stages as quick filters; everything else is filtered in the header of its column. */
function Stages({
  table,
  filters,
  onChange,
}: {
  table: CommunityTableDto;
  filters: Filters;
  onChange: (filters: Filters) => void;
}) {
  const { t } = useTranslation();
  const stages = useMemo(() => new Map(tally(table.stage)), [table.stage]);
  return (
    <Segmented
      tabIndex={-1}
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
  );
}
