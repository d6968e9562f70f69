/** Gates in full: each with what holds or is missing, by itself or by the step it stands before. */
import { CheckOutlined, CloseOutlined, QuestionOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import type { GateResultDto } from "@/generated/contract";
import { useSay } from "@/i18n/say";
import { GateTag } from "./GateTag";
import "./gates.css";

const ICONS = { passed: <CheckOutlined />, open: <CloseOutlined />, unknown: <QuestionOutlined /> };
const RANK: Record<string, number> = { open: 0, unknown: 1, passed: 2 };

/** Steps in the order they are taken. */
const STEPS = [
  "enter_plan",
  "approve_scheme",
  "enter_annual_plan",
  "split_funding",
  "approve_annual_plan",
  "declare",
  "start_works",
  "close",
];

export const countGates = (gates: readonly GateResultDto[], outcome: string): number =>
  gates.filter((gate) => gate.outcome === outcome).length;

/** The open ones first. */
export function GateList({ gates }: { gates: readonly GateResultDto[] }) {
  const { t } = useTranslation();
  const say = useSay();
  const sorted = [...gates].sort((a, b) => (RANK[a.outcome] ?? 1) - (RANK[b.outcome] ?? 1));
  return (
    <ul className="gate-list">
      {sorted.map((gate) => (
        <li key={gate.gate} className={`gate-${gate.outcome}`} title={gate.source}>
          <span role="img" aria-label={t(`gate.outcome.${gate.outcome}`)}>
            {ICONS[gate.outcome as keyof typeof ICONS] ?? ICONS.unknown}
          </span>
          <div>
            {say(gate)}
            {gate.is_warning ? <span className="soft small"> {t("gate.warning")}</span> : null}
            <div className="soft small">{say({ zh: gate.detail_zh, en: gate.detail_en })}</div>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** A fold for each step, unfolded where something stops it; it says how many stand before it. */
export function GateSteps({ gates }: { gates: readonly GateResultDto[] }) {
  const { t } = useTranslation();
  const place = (step: string) => (STEPS.includes(step) ? STEPS.indexOf(step) : STEPS.length);
  const steps = [...new Set(gates.map((gate) => gate.before))];
  steps.sort((a, b) => place(a) - place(b));
  return steps.map((step) => {
    const those = gates.filter((gate) => gate.before === step);
    const open = countGates(those, "open");
    return (
      <details key={step} className="gate-step" open={open > 0}>
        <summary>
          {t(`gate.before.${step}`)}
          <GateTag open={open} unknown={countGates(those, "unknown")} />
        </summary>
        <GateList gates={those} />
      </details>
    );
  });
}
