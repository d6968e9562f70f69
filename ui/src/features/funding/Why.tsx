/** Why a row is paid the way it is: each part with the rule that made it; amounts can be fixed. */
import { Button, Input } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { FundingDto, FundingPartDto, FundingRowDto } from "@/generated/contract";
import { useAct, useRpc } from "@/host/context";
import { useSay } from "@/i18n/say";
import { formatWan } from "@/shared/format";
import { Loaded, Money, Shares } from "@/shared/parts";
import { usePolicy } from "@/shared/policy";
import { useToast } from "@/shared/toast";
import { byComponent, findFixed, ownerKey, typedWan } from "./model";

export function Why({
  funding,
  row,
  source,
  isReadOnly,
}: {
  funding: FundingDto;
  row: FundingRowDto | undefined;
  /** The source of the cell that is picked. */
  source: string | null;
  isReadOnly: boolean;
}) {
  const { t } = useTranslation();
  if (row === undefined) return <p className="soft funding-hint">{t("funding.pick_hint")}</p>;
  return (
    <>
      <div className="why-head">
        <h2>{row.name}</h2>
        <Money fen={row.cost_fen} />
      </div>
      {row.missing > 0 ? (
        <p className="soft small">{t("cost.missing", { count: row.missing })}</p>
      ) : null}
      <RowShares row={row} />
      {source === null ? (
        <p className="soft small">{t("funding.cell_hint")}</p>
      ) : (
        <FixForm
          key={`${ownerKey(row)} ${source}`}
          funding={funding}
          row={row}
          source={source}
          isReadOnly={isReadOnly}
        />
      )}
      <Parts planId={funding.plan_id} row={row} source={source} />
    </>
  );
}

function RowShares({ row }: { row: FundingRowDto }) {
  const { t } = useTranslation();
  const names = usePolicy();
  const share = (key: string, label: string, amount: number, colour: string) => ({
    key,
    label,
    amount,
    text: formatWan(amount),
    colour,
  });
  const shares = row.by_source.map(({ source, amount_fen }) =>
    share(source, names.sourceShort(source), amount_fen, names.sourceColour(source)),
  );
  if (row.gap_fen > 0) shares.push(share("gap", t("money.gap"), row.gap_fen, "gap"));
  return (
    <>
      <Shares shares={shares} label={t("communities.who_pays")} />
      {row.over_fen > 0 ? (
        <p className="bad small">{t("funding.over", { amount: formatWan(row.over_fen) })}</p>
      ) : null}
    </>
  );
}

/** Fixes what one source pays for the row, by a document or a decision. */
function FixForm({
  funding,
  row,
  source,
  isReadOnly,
}: {
  funding: FundingDto;
  row: FundingRowDto;
  source: string;
  isReadOnly: boolean;
}) {
  const { t } = useTranslation();
  const toast = useToast();
  const names = usePolicy();
  const allocate = useAct("funding.allocate");
  const fixed = findFixed(funding, ownerKey(row), source);
  const known = typedWan(fixed?.amount_fen);
  const [amount, setAmount] = useState(known);
  const [note, setNote] = useState(fixed?.note ?? "");
  useEffect(() => setAmount(known), [known]);
  useEffect(() => setNote(fixed?.note ?? ""), [fixed?.note]);

  async function save(text: string) {
    try {
      await allocate.mutateAsync({
        plan_id: funding.plan_id,
        edits: [
          {
            owner_kind: row.owner_kind,
            owner_id: row.owner_id,
            source,
            amount: text.trim(),
            note: note.trim(),
          },
        ],
      });
    } catch (error) {
      toast.fail(error);
    }
  }

  return (
    <form
      className="fix"
      data-testid="fix-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save(amount);
      }}
    >
      <h3>{t("funding.fix", { source: names.sourceShort(source) })}</h3>
      <div className="fix-line">
        <Input
          size="small"
          className="fix-amount"
          value={amount}
          suffix={t("unit.wan")}
          aria-label={t("funding.fix_amount")}
          placeholder={t("funding.by_rule")}
          disabled={isReadOnly}
          onChange={(event) => setAmount(event.target.value)}
        />
        <Input
          size="small"
          value={note}
          aria-label={t("funding.fix_note")}
          placeholder={t("funding.fix_note")}
          disabled={isReadOnly}
          onChange={(event) => setNote(event.target.value)}
        />
      </div>
      <div className="fix-line">
        <Button
          size="small"
          type="primary"
          htmlType="submit"
          loading={allocate.isPending}
          disabled={isReadOnly || amount.trim() === ""}
        >
          {t("funding.fix_act")}
        </Button>
        {fixed ? (
          <Button size="small" disabled={isReadOnly} onClick={() => void save("")}>
            {t("funding.unfix")}
          </Button>
        ) : null}
      </div>
    </form>
  );
}

function Parts({
  planId,
  row,
  source,
}: {
  planId: string;
  row: FundingRowDto;
  source: string | null;
}) {
  const explain = useRpc("funding.explain", {
    plan_id: planId,
    owner_kind: row.owner_kind,
    owner_id: row.owner_id,
  });
  const say = useSay();
  return (
    <Loaded query={explain}>
      {({ parts }) => (
        <div className="parts" data-testid="parts">
          {byComponent(parts).map((group) => (
            <section key={group.code}>
              <h3>{say(group.component)}</h3>
              <ul>
                {group.parts.map((part, i) => (
                  <Part
                    // biome-ignore lint/suspicious/noArrayIndexKey: parts are a fixed list in their order.
                    key={i}
                    part={part}
                    isPicked={source !== null && part.source === source}
                  />
                ))}
              </ul>
            </section>
          ))}
        </div>
      )}
    </Loaded>
  );
}

function Part({ part, isPicked }: { part: FundingPartDto; isPicked: boolean }) {
  const { t } = useTranslation();
  const say = useSay();
  const names = usePolicy();
  const isGap = part.source === null;
  return (
    <li className={isPicked ? "part picked" : "part"}>
      <i
        className={isGap ? "gap" : undefined}
        style={part.source === null ? undefined : { background: names.sourceColour(part.source) }}
      />
      <span className={isGap ? "bad" : undefined}>
        {part.source === null ? t("money.gap") : names.source(part.source)}
      </span>
      <b className={isGap ? "num bad" : "num"}>{formatWan(part.amount_fen)}</b>
      <span className="part-why soft small">
        {say({ zh: part.because_zh, en: part.because_en })}
      </span>
    </li>
  );
}
