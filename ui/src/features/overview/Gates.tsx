/** Which gates hold communities up, and the first of those communities with what is missing. */
import { useTranslation } from "react-i18next";
import { go } from "@/app/go";
import type { OverviewDto } from "@/generated/contract";
import { useSay } from "@/i18n/say";
import { Card, RowMenu, StateTag } from "@/shared/parts";
import { useCommunityMenu } from "@/shared/rowActions";
import { Rows } from "./Rows";

export function Gates({ data }: { data: OverviewDto }) {
  const { t } = useTranslation();
  const say = useSay();
  const menuOf = useCommunityMenu();
  const open = (id: string) => go("communities", { id });
  return (
    <Card title={t("overview.gates")} className="overview-list">
      {data.gates.length === 0 ? <p className="soft">{t("overview.no_open_gates")}</p> : null}
      <div className="gate-counts">
        {data.gates.map((gate) => (
          <button
            key={gate.gate}
            type="button"
            className="gate-count"
            title={gate.source}
            onClick={() => go("communities", { gate: gate.gate })}
          >
            <span>{say(gate)}</span>
            {gate.open > 0 ? (
              <StateTag tone="bad">{t("overview.gate_open", { count: gate.open })}</StateTag>
            ) : null}
            {gate.unknown > 0 ? (
              <StateTag tone="wait">{t("overview.gate_unknown", { count: gate.unknown })}</StateTag>
            ) : null}
          </button>
        ))}
      </div>
      {data.open_gates.length > 0 ? (
        <Rows>
          {data.open_gates.map(({ community_id, name, gate }) => {
            const detail = say({ zh: gate.detail_zh, en: gate.detail_en });
            return (
              <RowMenu key={`${community_id} ${gate.gate}`} actions={menuOf(community_id)}>
                <button type="button" className="row stuck" onClick={() => open(community_id)}>
                  <b>{name}</b>
                  <span className="soft small" title={`${say(gate)}: ${detail} ${gate.source}`}>
                    {detail}
                  </span>
                </button>
              </RowMenu>
            );
          })}
        </Rows>
      ) : null}
    </Card>
  );
}
