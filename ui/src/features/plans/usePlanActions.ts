/** What can be done to a plan as a whole, and to communities in it; failures are told at once. */
import { App } from "antd";
import { useTranslation } from "react-i18next";
import { go } from "@/app/go";
import type { PlanDetailDto } from "@/generated/contract";
import { useAct, useRpc } from "@/host/context";
import { useToast } from "@/shared/toast";

export function usePlanActions(detail: PlanDetailDto) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const toast = useToast();
  const project = useRpc("project.info", {});
  const setYear = useAct("plans.set_year");
  const setYears = useAct("plans.set_years");
  const withdraw = useAct("plans.withdraw");
  const removePlan = useAct("plans.remove");
  const { plan } = detail;

  async function told<T>(action: Promise<T>): Promise<T | undefined> {
    try {
      return await action;
    } catch (error) {
      toast.fail(error);
      return undefined;
    }
  }

  return {
    isReadOnly: project.data?.read_only != null,
    /** Moves communities to a year, or to the reserve. */
    move: (community_ids: readonly string[], year: number | null) =>
      setYear.mutateAsync({ plan_id: plan.id, community_ids: [...community_ids], year }),
    /** Moves communities to several years as one step. */
    moveAll: (moves: readonly { year: number | null; ids: readonly string[] }[]) =>
      setYears.mutateAsync({
        plan_id: plan.id,
        moves: moves.map(({ year, ids }) => ({ year, community_ids: [...ids] })),
      }),
    /** Withdraws communities with a reason as one step; without one takes them back in. */
    async withdraw(ids: readonly string[], reason: string | null): Promise<boolean> {
      const asked = { plan_id: plan.id, community_ids: [...ids], reason };
      return (await told(withdraw.mutateAsync(asked))) !== undefined;
    },
    /** Removes the plan after asking. */
    remove: () =>
      modal.confirm({
        title: t("plans.remove_title", { name: plan.name }),
        content: t(`plans.remove_hint.${plan.kind}`),
        okText: t("plans.remove"),
        okButtonProps: { danger: true },
        cancelText: t("act.cancel"),
        autoFocusButton: "cancel",
        onOk: async () => {
          const done = await told(removePlan.mutateAsync({ plan_id: plan.id }));
          if (done !== undefined) go("plans", { plan: plan.parent_id ?? undefined });
        },
      }),
    told,
  };
}
