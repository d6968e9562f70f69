/**
 * What the cost is taken from: a total, or the priced measures. Both figures stay in sight; choosing
 * one loses nothing of the other.
 */
import { useTranslation } from "react-i18next";
import type { SchemeDto } from "@/generated/contract";
import { useAct } from "@/host/context";
import { formatWan, UNKNOWN } from "@/shared/format";
import { InlineInput, StateTag } from "@/shared/parts";
import { usePolicy } from "@/shared/policy";
import { useToast } from "@/shared/toast";
import { singleTotal, wanTyped } from "./model";

export function Basis({ scheme, isReadOnly }: { scheme: SchemeDto; isReadOnly: boolean }) {
  const { t } = useTranslation();
  const toast = useToast();
  const set = useAct("scheme.set_basis");
  const choose = (basis: string) => {
    if (basis !== scheme.basis)
      set.mutateAsync({ community_id: scheme.community_id, basis }).catch(toast.fail);
  };
  const measures = scheme.measures_cost;
  return (
    <fieldset className="basis" disabled={isReadOnly || set.isPending}>
      <legend className="visually-hidden">{t("scheme.basis")}</legend>
      <Choice basis="lump_sum" chosen={scheme.basis} onChoose={choose}>
        <span className="basis-figure">
          {scheme.lump_sums.length === 0
            ? UNKNOWN
            : scheme.lump_sums.map((sum) => formatWan(sum.amount_fen)).join(" + ")}{" "}
          <span className="unit">{t("unit.wan")}</span>
        </span>
        {scheme.lump_sums.some((sum) => sum.is_published) ? (
          <StateTag tone="wait">{t("scheme.published")}</StateTag>
        ) : null}
      </Choice>
      <Choice basis="measures" chosen={scheme.basis} onChoose={choose}>
        <span className="basis-figure">
          {formatWan(measures.known_fen)} <span className="unit">{t("unit.wan")}</span>
        </span>
        {measures.missing > 0 ? (
          <StateTag tone="bad">{t("scheme.missing_short", { count: measures.missing })}</StateTag>
        ) : null}
      </Choice>
      {scheme.basis === "lump_sum" ? <Totals scheme={scheme} isReadOnly={isReadOnly} /> : null}
    </fieldset>
  );
}

function Choice({
  basis,
  chosen,
  onChoose,
  children,
}: {
  basis: string;
  chosen: string;
  onChoose: (basis: string) => void;
  children: React.ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <label className={basis === chosen ? "basis-choice on" : "basis-choice"}>
      <input
        type="radio"
        name="basis"
        checked={basis === chosen}
        data-testid={`scheme-basis-${basis}`}
        onChange={() => onChoose(basis)}
      />
      <span className="basis-name">{t(`cost.basis.${basis}`)}</span>
      {children}
    </label>
  );
}

/** The totals, to be typed over. A total typed by hand is no longer the published one. */
function Totals({ scheme, isReadOnly }: { scheme: SchemeDto; isReadOnly: boolean }) {
  const { t } = useTranslation();
  const names = usePolicy();
  const line = useAct("scheme.edit");
  const first = useAct("communities.edit");
  if (scheme.lump_sums.length === 0) {
    return (
      <div className="basis-total">
        <InlineInput
          value=""
          label={t("scheme.total")}
          placeholder={t("scheme.total_hint")}
          suffix={t("unit.wan")}
          width={200}
          disabled={isReadOnly}
          onSave={(text) =>
            first.mutateAsync({
              edits: [{ id: scheme.community_id, field: "investment_fen", text }],
            })
          }
        />
      </div>
    );
  }
  return scheme.lump_sums.map((sum) => (
    <div className="basis-total" key={sum.id}>
      <span className="soft small">
        {sum.class === null ? t("scheme.total") : names.measureClass(sum.class)}
      </span>
      <InlineInput
        value={wanTyped(sum.amount_fen)}
        label={t("scheme.total")}
        suffix={t("unit.wan")}
        width={140}
        disabled={isReadOnly}
        onSave={(text) => line.mutateAsync({ edits: [{ id: sum.id, field: "amount", text }] })}
      />
      {singleTotal(scheme)?.is_published ? (
        <span className="soft small">{t("scheme.published_hint")}</span>
      ) : null}
      {sum.note ? <span className="soft small">{sum.note}</span> : null}
    </div>
  ));
}
