/** One community in a plan: where it stands, why, its gates, and what can be done about it. */
import { Button, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { go } from "@/app/go";
import type { PlanDetailDto } from "@/generated/contract";
import { useRpc } from "@/host/context";
import { useSay } from "@/i18n/say";
import {
  Area,
  Count,
  Drawer,
  DrawerSection,
  FacetStrip,
  Facts,
  GateSteps,
  Money,
  StateTag,
} from "@/shared/parts";
import { entryState, RESERVE } from "./model";
import { WithdrawDialog } from "./Selected";
import { usePlanActions } from "./usePlanActions";

export function EntryDrawer({
  detail,
  id,
  isReadOnly,
  onClose,
}: {
  detail: PlanDetailDto;
  id: string;
  isReadOnly: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const say = useSay();
  const { entries, plan } = detail;
  const row = entries.community_id.indexOf(id);
  const name = entries.name[row] ?? "";
  const state = entryState(entries, row, t);
  const withdrawn = entries.withdrawn_reason[row] ?? null;
  const reason = entries.reasons[entries.reason[row] ?? -1] ?? null;
  const note = [entries.division[row], entries.cluster[row]].filter(Boolean).join(" · ");
  return (
    <Drawer title={name} note={note} onClose={onClose}>
      <Facts
        rows={[
          {
            name: t("field.households"),
            value: <Count n={entries.households[row]} of="households" />,
          },
          { name: t("field.floor_area_m2"), value: <Area m2={entries.floor_area_m2[row]} /> },
          {
            name: t("field.investment_fen"),
            value: <Money fen={entries.investment_fen[row]} />,
            note:
              entries.investment_fen[row] == null && entries.cluster[row]
                ? t("plans.in_cluster")
                : undefined,
          },
          ...(entries.responsible[row]
            ? [{ name: t("plans.responsible"), value: entries.responsible[row] }]
            : []),
        ]}
      />
      <div className="entry-strip">
        <FacetStrip letters={entries.facets[row] ?? ""} />
      </div>
      <DrawerSection
        title={t("plans.where")}
        side={
          state ? <StateTag tone={withdrawn === null ? "plain" : "wait"}>{state}</StateTag> : null
        }
      >
        {plan.kind === "five_year" ? (
          <YearSelect detail={detail} row={row} isReadOnly={isReadOnly} />
        ) : null}
        <p data-testid="entry-reason">
          {withdrawn !== null
            ? t("plans.withdrawn_because", { reason: withdrawn })
            : reason
              ? say(reason)
              : t("plans.no_reason")}
        </p>
        <WithdrawOrBack
          detail={detail}
          id={id}
          name={name}
          isWithdrawn={withdrawn !== null}
          isReadOnly={isReadOnly}
        />
      </DrawerSection>
      <div className="entry-ways">
        <Button size="small" onClick={() => go("communities", { id })}>
          {t("page.communities")}
        </Button>
        <Button size="small" onClick={() => go("funding", { plan: plan.id, id })}>
          {t("page.funding")}
        </Button>
      </div>
      <EntryGates id={id} />
    </Drawer>
  );
}

function YearSelect({
  detail,
  row,
  isReadOnly,
}: {
  detail: PlanDetailDto;
  row: number;
  isReadOnly: boolean;
}) {
  const { t } = useTranslation();
  const { move, told } = usePlanActions(detail);
  const { entries, years } = detail;
  const id = entries.community_id[row] ?? "";
  const year = entries.year[row];
  return (
    <Select
      className="entry-year"
      size="small"
      disabled={isReadOnly}
      aria-label={t("field.year")}
      value={year == null ? RESERVE : String(year)}
      options={[
        ...years.map((one) => ({ value: String(one.year), label: String(one.year) })),
        { value: RESERVE, label: t("plans.reserve") },
      ]}
      onChange={(value) => void told(move([id], value === RESERVE ? null : Number(value)))}
    />
  );
}

function WithdrawOrBack({
  detail,
  id,
  name,
  isWithdrawn,
  isReadOnly,
}: {
  detail: PlanDetailDto;
  id: string;
  name: string;
  isWithdrawn: boolean;
  isReadOnly: boolean;
}) {
  const { t } = useTranslation();
  const { withdraw } = usePlanActions(detail);
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button
        size="small"
        disabled={isReadOnly}
        onClick={() => (isWithdrawn ? void withdraw([id], null) : setAsking(true))}
      >
        {t(isWithdrawn ? "plans.take_back" : "plans.withdraw")}
      </Button>
      {asking ? (
        <WithdrawDialog
          names={name}
          onClose={() => setAsking(false)}
          onWithdraw={(reason) => withdraw([id], reason)}
        />
      ) : null}
    </>
  );
}

function EntryGates({ id }: { id: string }) {
  const { t } = useTranslation();
  const detail = useRpc("communities.detail", { id });
  if (detail.data === undefined || detail.data.id !== id) return null;
  return (
    <DrawerSection title={t("field.open_gates")}>
      <GateSteps gates={detail.data.gates} />
    </DrawerSection>
  );
}
