/** Gates of a plan: how many are open, and on asking each with its numbers. */
import { Popover } from "antd";
import { useTranslation } from "react-i18next";
import type { GateResultDto } from "@/generated/contract";
import { countGates, GateList, GateTag } from "@/shared/parts";

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
