/** A five-year plan: its years above, its communities below, placed by typing, choosing or moving. */
import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useCallback, useMemo, useState } from "react";
import { Trans, useTranslation } from "react-i18next";
import { go, pick, useRoute } from "@/app/go";
import type { PlanDetailDto, PlanDto } from "@/generated/contract";
import { useAct, useRpc } from "@/host/context";
import { formatCount, formatWan } from "@/shared/format";
import type { GridSelection } from "@/shared/grid";
import { PageHeader } from "@/shared/parts";
import { type PlanKind, PlanSwitch } from "@/shared/plans";
import { useToast } from "@/shared/toast";
import { Entries } from "./Entries";
import { GatesTag } from "./GatesTag";
import { outsidePlan, placedCount } from "./model";
import { Selected } from "./Selected";
import { usePlanActions } from "./usePlanActions";
import { YearStrip } from "./YearStrip";

const KINDS: readonly PlanKind[] = ["five_year", "annual"];

export interface PlanViewProps {
  detail: PlanDetailDto;
  plans: readonly PlanDto[];
  /** Asks for another five-year plan. */
  onDraft: () => void;
}

export function FiveYearPlan({ detail, plans, onDraft }: PlanViewProps) {
  const { t } = useTranslation();
  const toast = useToast();
  const { picked } = useRoute();
  const derive = useAct("plans.derive_annual");
  const { isReadOnly, remove, move, told } = usePlanActions(detail);
  const [selection, setSelection] = useState<GridSelection | null>(null);
  const onSelect = useCallback((now: GridSelection | null) => setSelection(now), []);

  async function deriveYear(year: number) {
    try {
      const outcome = await derive.mutateAsync({ plan_id: detail.plan.id, year });
      const id = outcome.created[0];
      if (id !== undefined) go("plans", { plan: id });
    } catch (error) {
      toast.fail(error);
    }
  }

  return (
    <>
      <PageHeader
        title={t("page.plans")}
        sentence={
          <>
            <Sentence detail={detail} />
            <Outside
              detail={detail}
              onTakeIn={isReadOnly ? undefined : (ids) => void told(move(ids, null))}
            />
          </>
        }
        tools={
          <>
            <PlanSwitch plans={plans} plan={detail.plan} kinds={KINDS} />
            <GatesTag gates={detail.gates} />
            <Button onClick={() => go("funding", { plan: detail.plan.id })}>
              {t("page.funding")}
            </Button>
            <Button
              icon={<PlusOutlined />}
              disabled={isReadOnly}
              onClick={onDraft}
              title={t("plans.draft.act")}
            >
              <span className="wide-only">{t("plans.draft.another")}</span>
            </Button>
            <Button
              icon={<DeleteOutlined />}
              disabled={isReadOnly}
              aria-label={t("plans.remove")}
              title={t("plans.remove")}
              onClick={remove}
            />
          </>
        }
      />
      <YearStrip
        detail={detail}
        annual={plans.filter((plan) => plan.parent_id === detail.plan.id)}
        wanted={picked.year}
        isReadOnly={isReadOnly}
        onWant={(year) => pick({ year })}
        onOpen={(plan) => go("plans", { plan })}
        onDerive={(year) => void deriveYear(year)}
      />
      <Selected detail={detail} selection={selection} isReadOnly={isReadOnly} />
      <Entries detail={detail} isReadOnly={isReadOnly} onSelect={onSelect} />
    </>
  );
}

/** Who was added after the plan was made, and how they come into it. */
function Outside({
  detail,
  onTakeIn,
}: {
  detail: PlanDetailDto;
  onTakeIn: ((ids: string[]) => void) | undefined;
}) {
  const { t } = useTranslation();
  const table = useRpc("communities.table", {}).data;
  const outside = useMemo(() => (table ? outsidePlan(table, detail) : []), [table, detail]);
  if (outside.length === 0) return null;
  return (
    <>
      {" "}
      {t("plans.outside", { count: outside.length })}{" "}
      {onTakeIn ? (
        <button type="button" className="link" onClick={() => onTakeIn(outside)}>
          {t("plans.take_in")}
        </button>
      ) : null}
    </>
  );
}

function Sentence({ detail }: { detail: PlanDetailDto }) {
  const { t } = useTranslation();
  const totals = useRpc("totals.get", { plan: detail.plan.id, by: null });
  const gap = totals.data?.gap_fen;
  return (
    <>
      <Trans
        i18nKey="plans.sentence"
        values={{
          placed: formatCount(placedCount(detail)),
          reserve: formatCount(detail.reserve.communities),
        }}
        components={{ b: <b /> }}
      />
      {gap != null && gap > 0 ? (
        <>
          {" "}
          <button
            type="button"
            className="link"
            onClick={() => go("funding", { plan: detail.plan.id })}
          >
            {t("plans.sentence_gap", { amount: formatWan(gap) })}
          </button>
        </>
      ) : null}
    </>
  );
}
