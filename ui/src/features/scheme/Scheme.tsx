/** The scheme of one community: its cost and what that rests on, suggestions, lines. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { go } from "@/app/go";
import type { CommunityTableDto, SchemeDto } from "@/generated/contract";
import { useRpc } from "@/host/context";
import { useSay } from "@/i18n/say";
import { classColour } from "@/shared/design/palette";
import { formatArea, formatCount, formatWan, formatYuan } from "@/shared/format";
import { Loaded, Money, Shares, StateTag } from "@/shared/parts";
import { usePolicy } from "@/shared/policy";
import { Basis } from "./Basis";
import { Lines } from "./Lines";
import { Suggestions } from "./Suggestions";

interface Props {
  id: string;
  table: CommunityTableDto;
  isReadOnly: boolean;
}

export function Scheme({ id, table, isReadOnly }: Props) {
  const query = useRpc("scheme.get", { id }, { keep: true });
  return (
    <Loaded query={query}>
      {(data) => (
        // While the next community is read the one before stays, out of reach.
        <div className="scheme-body" inert={data.community_id !== id}>
          <Sheet key={data.community_id} scheme={data} table={table} isReadOnly={isReadOnly} />
        </div>
      )}
    </Loaded>
  );
}

function Sheet({
  scheme,
  table,
  isReadOnly,
}: {
  scheme: SchemeDto;
  table: CommunityTableDto;
  isReadOnly: boolean;
}) {
  // Open by itself as long as nothing was taken into the scheme.
  const [isOpen, setOpen] = useState(scheme.lines.length === 0);
  return (
    <>
      <Head scheme={scheme} table={table} isReadOnly={isReadOnly} />
      {scheme.suggestions.length > 0 ? (
        <Suggestions scheme={scheme} isOpen={isOpen} onOpen={setOpen} isReadOnly={isReadOnly} />
      ) : null}
      <Lines scheme={scheme} isReadOnly={isReadOnly} isQuiet={isOpen} />
    </>
  );
}

function Head({
  scheme,
  table,
  isReadOnly,
}: {
  scheme: SchemeDto;
  table: CommunityTableDto;
  isReadOnly: boolean;
}) {
  const { t } = useTranslation();
  const say = useSay();
  const names = usePolicy();
  const row = table.id.indexOf(scheme.community_id);
  const { cost } = scheme;
  const hints = (table.flags[row] ?? []).filter((flag) => flag.field === "investment_fen");
  const shares = cost.by_class
    .filter((part) => part.amount_fen > 0)
    .map((part) => ({
      key: part.code,
      label:
        part.code === "unclassified" ? t("scheme.unclassified") : names.measureClass(part.code),
      amount: part.amount_fen,
      text: formatWan(part.amount_fen),
      colour: classColour(part.code),
    }));
  return (
    <header className="scheme-head">
      <div className="scheme-title">
        <h2>{scheme.name}</h2>
        <span className="soft small">
          {t("scheme.scale", {
            households: formatCount(table.households[row]),
            area: formatArea(table.floor_area_m2[row]),
          })}
        </span>
        {scheme.id !== null ? (
          <StateTag tone={scheme.state === "approved" ? "good" : "plain"}>
            {t(`scheme.state.${scheme.state}`, { version: scheme.version })}
          </StateTag>
        ) : null}
        <button
          type="button"
          className="link small scheme-check"
          onClick={() => go("checklist", { id: scheme.community_id })}
        >
          {t("scheme.to_checklist")}
        </button>
      </div>
      <div className="scheme-cost">
        <Basis scheme={scheme} isReadOnly={isReadOnly} />
        <div className="scheme-figures">
          {cost.fen_per_m2 !== null || cost.fen_per_household !== null ? (
            <p className="soft small" data-testid="scheme-per">
              {t("cost.per", {
                area: formatYuan(cost.fen_per_m2),
                household: formatWan(cost.fen_per_household),
              })}
            </p>
          ) : null}
          {shares.length > 0 ? <Shares shares={shares} label={t("scheme.by_class")} /> : null}
          {scheme.cluster ? (
            <p className="small scheme-cluster" data-testid="scheme-cluster">
              {t("scheme.cluster", {
                name: scheme.cluster.name,
                count: scheme.cluster.communities,
              })}{" "}
              <Money fen={scheme.cluster.amount_fen} />
            </p>
          ) : null}
          {hints.map((flag) => (
            <p key={flag.notice.code} className="small scheme-hint">
              {say(flag.notice)}
            </p>
          ))}
        </div>
      </div>
    </header>
  );
}
