/**
 * Which plan a page is about: the one in the address, else the one last looked at, else the newest.
 * Plans, funding and the Gantt chart share the choice, so that going from one to the other stays
 * with the same plan.
 */
import { Select } from "antd";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { create } from "zustand";
import { pick, useRoute } from "@/app/go";
import type { PlanDto } from "@/generated/contract";
import { useRpc } from "@/host/context";
import "./plans.css";

export type PlanKind = "five_year" | "annual";

const useLastPlan = create<{ id: string | null }>(() => ({ id: null }));

/** The newest of a kind; ids are ordered by the time they were made. */
export function newest(plans: readonly PlanDto[], kind: PlanKind): PlanDto | undefined {
  return plans
    .filter((plan) => plan.kind === kind)
    .reduce<PlanDto | undefined>(
      (last, plan) => (!last || plan.id > last.id ? plan : last),
      undefined,
    );
}

/**
 * The plan to show among those of `kinds`, the first kind preferred. Where the wanted plan is of
 * another kind, its parent or its newest child of a right kind is nearest.
 */
export function choosePlan(
  plans: readonly PlanDto[],
  wanted: string | null | undefined,
  kinds: readonly PlanKind[],
): PlanDto | undefined {
  const fits = (plan: PlanDto) => kinds.some((kind) => kind === plan.kind);
  const found = plans.find((plan) => plan.id === wanted);
  if (found) {
    if (fits(found)) return found;
    const children = plans.filter((plan) => plan.parent_id === found.id && fits(plan));
    const near = children[0] ? newest(children, children[0].kind as PlanKind) : undefined;
    const parent = plans.find((plan) => plan.id === found.parent_id && fits(plan));
    if (near ?? parent) return near ?? parent;
  }
  for (const kind of kinds) {
    const last = newest(plans, kind);
    if (last) return last;
  }
  return undefined;
}

/** The plans and the one to show. `undefined` while they are read; no `plan` where there is none. */
export function useChosenPlan(kinds: readonly PlanKind[]) {
  const query = useRpc("plans.list", {});
  const { picked } = useRoute();
  const last = useLastPlan((state) => state.id);
  const plans = query.data;
  const plan = plans ? choosePlan(plans, picked.plan ?? last, kinds) : undefined;
  const id = plan?.id;
  useEffect(() => {
    if (id !== undefined) useLastPlan.setState({ id });
  }, [id]);
  return { query, plans, plan };
}

/** Chooses a plan among those of the kinds a page can show. */
export function PlanSwitch({
  plans,
  plan,
  kinds,
}: {
  plans: readonly PlanDto[];
  plan: PlanDto;
  kinds: readonly PlanKind[];
}) {
  const { t } = useTranslation();
  const options = kinds
    .map((kind) => ({
      label: t(`plan.kind.${kind}`),
      title: kind,
      options: plans
        .filter((one) => one.kind === kind)
        .sort((a, b) => a.from_year - b.from_year || (a.id < b.id ? -1 : 1))
        .map((one) => ({ value: one.id, label: one.name })),
    }))
    .filter((group) => group.options.length > 0);
  return (
    <Select
      className="plan-switch"
      value={plan.id}
      options={options}
      aria-label={t("plan.switch")}
      popupMatchSelectWidth={false}
      onChange={(id) => pick({ plan: id, id: undefined, task: undefined })}
    />
  );
}
