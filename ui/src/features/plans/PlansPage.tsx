/** 规划计划: the five-year plan by year, the annual plans derived from it, and why each stands where. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useRpc } from "@/host/context";
import { Loaded, PageHeader } from "@/shared/parts";
import { type PlanKind, useChosenPlan } from "@/shared/plans";
import { NoCommunities } from "@/shared/roster/NoCommunities";
import { AnnualPlan } from "./AnnualPlan";
import { DraftDialog, DraftForm } from "./DraftForm";
import { FiveYearPlan } from "./FiveYearPlan";
import "./plans.css";

const KINDS: readonly PlanKind[] = ["five_year", "annual"];

export default function PlansPage() {
  const { t } = useTranslation();
  const { query, plans, plan } = useChosenPlan(KINDS);
  const [drafting, setDrafting] = useState(false);
  const detail = useRpc("plans.get", { plan_id: plan?.id ?? "" }, { enabled: plan !== undefined });
  return (
    <div className="page">
      <Loaded query={query} title={t("page.plans")}>
        {() =>
          plans === undefined || plan === undefined ? (
            <NoPlan />
          ) : (
            <Loaded query={detail} title={t("page.plans")}>
              {(data) => {
                // While another plan is read, the one before stays on screen.
                const Shown = data.plan.kind === "annual" ? AnnualPlan : FiveYearPlan;
                return (
                  <Shown
                    key={data.plan.id}
                    detail={data}
                    plans={plans}
                    onDraft={() => setDrafting(true)}
                  />
                );
              }}
            </Loaded>
          )
        }
      </Loaded>
      {drafting ? <DraftDialog onClose={() => setDrafting(false)} /> : null}
    </div>
  );
}

function NoPlan() {
  const { t } = useTranslation();
  const project = useRpc("project.info", {});
  return (
    <>
      <PageHeader title={t("page.plans")} />
      {project.data?.communities === 0 ? (
        <NoCommunities />
      ) : (
        <div className="state" data-testid="plans-empty">
          <h2>{t("plans.empty")}</h2>
          <p className="soft">{t("plans.empty_hint")}</p>
          <DraftForm />
        </div>
      )}
    </>
  );
}
