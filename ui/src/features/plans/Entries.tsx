/** The communities of a plan as rows; the drawer explains the one asked for. */
import { type ReactNode, useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { pick, useRoute } from "@/app/go";
import type { PlanDetailDto } from "@/generated/contract";
import { HostError } from "@/host";
import { useSay } from "@/i18n/say";
import { formatWan } from "@/shared/format";
import { Grid, type GridEdit, type GridSelection, useGridMemory } from "@/shared/grid";
import { useCommunityActions } from "@/shared/rowActions";
import { EntryDrawer } from "./EntryDrawer";
import { byYear, entryColumns, entryData, inOrder, rowsOf, sharedFen, typedYear } from "./model";
import { usePlanActions } from "./usePlanActions";

export function Entries({
  detail,
  isReadOnly,
  onSelect,
  aside,
}: {
  detail: PlanDetailDto;
  isReadOnly: boolean;
  onSelect: (selection: GridSelection | null) => void;
  /** Stands beside the rows while no row is explained. */
  aside?: ReactNode;
}) {
  const { t } = useTranslation();
  const say = useSay();
  const { picked } = useRoute();
  const { moveAll } = usePlanActions(detail);
  const { entries, plan } = detail;
  const isAnnual = plan.kind === "annual";

  const columns = useMemo(() => entryColumns(t, isAnnual), [t, isAnnual]);
  const data = useMemo(() => entryData(entries, t, say), [entries, t, say]);
  const [firstShown] = useState(entries.community_id);
  const rows = useMemo(
    () => inOrder(rowsOf(entries, picked.year), entries.community_id, firstShown),
    [entries, picked.year, firstShown],
  );
  const shared = sharedFen(detail, picked.year);
  const actions = useCommunityActions(itself);
  const memory = useGridMemory(`plans ${plan.kind}`);
  const openId = picked.id !== undefined && data.ids.includes(picked.id) ? picked.id : undefined;
  const onRow = useCallback(
    (id: string | null) => {
      if (id !== null && openId !== undefined && id !== openId) pick({ id });
    },
    [openId],
  );

  async function onEdit(edits: GridEdit[]) {
    const years = edits.map(({ id, text }) => {
      const year = typedYear(text, t("plans.reserve"));
      if (year === undefined) throw notAYear(text, t);
      return { id, year };
    });
    await moveAll(byYear(years));
  }

  return (
    <div className="page-body">
      <Grid
        label={t("page.plans")}
        columns={columns}
        data={data}
        rows={rows}
        rowsSign={`${plan.id} ${picked.year ?? ""}`}
        memory={memory}
        note={shared > 0 ? t("plans.shared", { amount: formatWan(shared) }) : undefined}
        actions={actions}
        {...(isReadOnly || isAnnual ? {} : { onEdit })}
        onSelect={onSelect}
        onRow={onRow}
        onAsk={(id) => pick({ id })}
        openId={openId}
      />
      {openId === undefined ? (
        aside
      ) : (
        <EntryDrawer
          detail={detail}
          id={openId}
          isReadOnly={isReadOnly}
          onClose={() => pick({ id: undefined })}
        />
      )}
    </div>
  );
}

/** Every row of a plan is a community. */
const itself = (id: string): string => id;

function notAYear(text: string, t: (key: string, values: Record<string, unknown>) => string) {
  const said = (lng: string) => t("plans.not_a_year", { text, lng });
  return new HostError({
    code: "input.bad_year",
    kind: "input",
    zh: said("zh-CN"),
    en: said("en"),
    details: "",
  });
}
