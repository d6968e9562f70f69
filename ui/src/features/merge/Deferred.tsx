/** Questions that were put off: they stay here until they are settled, whatever is merged since. */
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DeferredDto } from "@/generated/contract";
import { useAct } from "@/host/context";
import { Card, StateTag } from "@/shared/parts";
import { useToast } from "@/shared/toast";
import { List } from "./List";
import { byWeight, placeOf } from "./model";
import { baseText, Field, fileText, mineText, Value } from "./Questions";

export function Deferred({
  rows,
  isReadOnly,
}: {
  rows: readonly DeferredDto[];
  isReadOnly: boolean;
}) {
  const { t } = useTranslation();
  const toast = useToast();
  const settle = useAct("merge.settle");
  const [at, setAt] = useState(0);
  const sorted = byWeight(rows);
  const current = Math.min(at, Math.max(0, sorted.length - 1));
  const isBusy = isReadOnly || settle.isPending;

  async function decide(ids: string[], answer: "file" | "mine") {
    try {
      await settle.mutateAsync({ ids, answer });
    } catch (error) {
      toast.fail(error);
    }
  }

  return (
    <Card
      title={t("merge.deferred")}
      note={rows.length > 0 ? t("merge.deferred_count", { count: rows.length }) : null}
      className="merge-card merge-deferred"
    >
      {sorted.length === 0 ? <p className="soft">{t("merge.deferred_none")}</p> : null}
      {sorted.length > 0 ? (
        <>
          <div className="merge-bar">
            <span className="soft small">{t("merge.deferred_hint")}</span>
            <span className="merge-all">
              <Button
                size="small"
                disabled={isBusy}
                data-testid="settle-all-mine"
                onClick={() =>
                  void decide(
                    sorted.map((row) => row.id),
                    "mine",
                  )
                }
              >
                {t("merge.settle_all_mine")}
              </Button>
            </span>
          </div>
          <div className="merge-head merge-row" aria-hidden="true">
            <span>{t("merge.head.name")}</span>
            <span>{t("merge.head.field")}</span>
            <span className="merge-head-value">{t("merge.head.base")}</span>
            <span className="merge-head-value">{t("merge.head.file")}</span>
            <span className="merge-head-value">{t("merge.head.mine")}</span>
            <span className="merge-head-decide">{t("merge.head.decide")}</span>
          </div>
          <List
            label={t("merge.deferred")}
            count={sorted.length}
            current={current}
            onCurrent={setAt}
            onKeyDown={(event) => {
              const row = sorted[current];
              const answer = event.key === "1" ? "file" : event.key === "2" ? "mine" : null;
              // A key held down settles once, not row after row.
              if (row && answer && !isBusy && !event.repeat) void decide([row.id], answer);
            }}
            empty=""
          >
            {(place) => {
              const row = sorted[place];
              return row === undefined ? null : (
                <Row
                  row={row}
                  isBusy={isBusy}
                  onDecide={(answer) => void decide([row.id], answer)}
                />
              );
            }}
          </List>
        </>
      ) : null}
    </Card>
  );
}

function Row({
  row,
  isBusy,
  onDecide,
}: {
  row: DeferredDto;
  isBusy: boolean;
  onDecide: (answer: "file" | "mine") => void;
}) {
  const { t } = useTranslation();
  const title = `${row.file_name}\n${placeOf(row)}`;
  return (
    <>
      <span className="merge-name" title={title}>
        <b>{row.name || t("merge.unnamed")}</b>
        <small className="soft">
          {row.at.slice(0, 10)} {placeOf(row)}
        </small>
      </span>
      {row.is_same ? (
        <span className="merge-field">
          <span>{row.field ?? t("merge.whole_row")}</span>
          <StateTag tone="good">{t("merge.same_now")}</StateTag>
        </span>
      ) : (
        <Field asked={row} />
      )}
      <Value text={baseText(row, t)} className="merge-value" />
      <Value text={fileText(row, t)} className="merge-value" />
      <Value text={mineText(row, t)} className="merge-value" />
      <span className="merge-decide">
        {(["file", "mine"] as const).map((answer) => (
          <button
            key={answer}
            type="button"
            tabIndex={-1}
            disabled={isBusy}
            className="decide"
            data-testid={`settle-${answer}`}
            onClick={() => onDecide(answer)}
          >
            {t(`merge.do.${answer}`)}
          </button>
        ))}
      </span>
    </>
  );
}
