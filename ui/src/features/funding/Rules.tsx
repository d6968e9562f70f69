/** The rules of the policy, in the order they are applied; off until somebody switches them on. */
import { Switch } from "antd";
import { useTranslation } from "react-i18next";
import type { RuleDto } from "@/generated/contract";
import { useAct } from "@/host/context";
import { useSay } from "@/i18n/say";
import { StateTag } from "@/shared/parts";
import { usePolicy } from "@/shared/policy";
import { useToast } from "@/shared/toast";

export function Rules({ rules, isReadOnly }: { rules: readonly RuleDto[]; isReadOnly: boolean }) {
  const { t } = useTranslation();
  const say = useSay();
  const names = usePolicy();
  const toast = useToast();
  const act = useAct("funding.switch_rule");

  async function turn(code: string, enabled: boolean) {
    try {
      await act.mutateAsync({ code, enabled });
    } catch (error) {
      toast.fail(error);
    }
  }

  return (
    <>
      <p className="soft small funding-hint">{t("funding.rules_hint")}</p>
      <ul className="rules">
        {rules.map((rule) => (
          <li key={rule.code} className={rule.enabled ? "rule on" : "rule"}>
            <Switch
              size="small"
              checked={rule.enabled}
              disabled={isReadOnly}
              loading={act.isPending && act.variables?.code === rule.code}
              aria-label={say(rule)}
              onChange={(on) => void turn(rule.code, on)}
            />
            <div>
              <div className="rule-name">{say(rule)}</div>
              <div className="small">{say({ zh: rule.detail_zh, en: rule.detail_en })}</div>
              <div className="soft small rule-basis">
                <i style={{ background: names.sourceColour(rule.source) }} />
                {names.sourceShort(rule.source)} ·{" "}
                {rule.is_assumption ? (
                  <StateTag tone="wait">{t("funding.assumption")}</StateTag>
                ) : null}{" "}
                {rule.basis}
              </div>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
