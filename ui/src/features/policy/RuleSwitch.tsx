import { Switch } from "antd";
import type { RuleDto } from "@/generated/contract";
import { useAct } from "@/host/context";
import { useSay } from "@/i18n/say";
import { useToast } from "@/shared/toast";

/** Applies a funding rule or leaves it out. */
export function RuleSwitch({ rule, isReadOnly }: { rule: RuleDto; isReadOnly: boolean }) {
  const say = useSay();
  const toast = useToast();
  const act = useAct("funding.switch_rule");
  return (
    <Switch
      size="small"
      checked={rule.enabled}
      disabled={isReadOnly}
      loading={act.isPending}
      aria-label={say(rule)}
      onChange={(enabled) =>
        void act.mutateAsync({ code: rule.code, enabled }).catch((error) => toast.fail(error))
      }
    />
  );
}
