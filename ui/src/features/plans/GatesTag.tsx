/** Gates of a plan: how many are open, and on asking each with its numbers. */
import { CheckOutlined, CloseOutlined, QuestionOutlined } from "@ant-design/icons";
import { Popover } from "antd";
import { useTranslation } from "react-i18next";
import type { GateResultDto } from "@/generated/contract";
import { useSay } from "@/i18n/say";
import { GateTag } from "@/shared/parts";

const ICONS = { passed: <CheckOutlined />, open: <CloseOutlined />, unknown: <QuestionOutlined /> };
const RANK: Record<string, number> = { open: 0, unknown: 1, passed: 2 };

export const countGates = (gates: readonly GateResultDto[], outcome: string): number =>
  gates.filter((gate) => gate.outcome === outcome).length;

export function GatesTag({ gates }: { gates: readonly GateResultDto[] }) {
  const { t } = useTranslation();
  if (gates.length === 0) return null;
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      title={t("plans.gates")}
      content={<GateList gates={gates} />}
    >
      <button type="button" className="gates-tag" aria-label={t("plans.gates")}>
        <GateTag open={countGates(gates, "open")} unknown={countGates(gates, "unknown")} />
      </button>
    </Popover>
  );
}

/** Each gate with what holds or is missing, the open ones first. */
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
