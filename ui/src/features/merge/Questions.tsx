/** What only a person can decide: base, file and mine side by side; one, a column, or all at once. */
import { Button, Checkbox, Select } from "antd";
import { type KeyboardEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { MergeQuestionDto } from "@/generated/contract";
import { EmptyState } from "@/shared/parts";
import { List } from "./List";
import {
  ALL,
  columnsOf,
  DECISIONS,
  type Decision,
  type Decisions,
  decideAll,
  decideOne,
  EVERYTHING,
  type Filter,
  isRow,
  kindsOf,
  matching,
  nextOpen,
  placeOf,
} from "./model";

/** Keys that decide the current row. */
const KEYS: Record<string, Decision> = { "1": "file", "2": "mine", "3": "later" };

export function Questions({
  questions,
  decided,
  onDecide,
}: {
  questions: readonly MergeQuestionDto[];
  decided: Decisions;
  onDecide: (decided: Decisions) => void;
}) {
  const { t } = useTranslation();
  const [filter, setFilter] = useState<Filter>(EVERYTHING);
  const [at, setAt] = useState(0);
  const shown = matching(questions, filter, decided);
  const current = Math.min(at, Math.max(0, shown.length - 1));
  const list = useRef<HTMLDivElement>(null);

  function narrow(change: Partial<Filter>) {
    setFilter({ ...filter, ...change });
    setAt(0);
  }
  function decide(place: number, decision: Decision, goOn: boolean) {
    const asked = shown[place];
    if (asked === undefined) return;
    const next = decideOne(decided, asked.key, decision);
    onDecide(next);
    // With the filter on, the row leaves the list and the next one takes its place.
    if (goOn && !filter.open) setAt(nextOpen(shown, place, next) ?? place);
  }
  function onKey(event: KeyboardEvent) {
    const decision = KEYS[event.key];
    if (decision === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    decide(current, decision, true);
  }

  if (questions.length === 0) return <EmptyState title={t("merge.nothing_open")} />;
  const kinds = kindsOf(questions);
  return (
    <section className="merge-questions" ref={list}>
      <div className="merge-bar">
        <Select
          value={filter.kind}
          aria-label={t("merge.kind")}
          data-testid="merge-kind"
          popupMatchSelectWidth={false}
          onChange={(kind) => narrow({ kind })}
          options={[
            { value: ALL, label: t("merge.all_kinds", { count: questions.length }) },
            ...kinds.map((one) => ({
              value: one.kind,
              label: `${t(`merge.kinds.${one.kind}`)} ${one.count}`,
            })),
          ]}
        />
        <Select
          value={filter.column}
          aria-label={t("merge.column")}
          data-testid="merge-column"
          popupMatchSelectWidth={false}
          onChange={(column) => narrow({ column })}
          options={[
            { value: ALL, label: t("merge.all_columns") },
            ...columnsOf(questions).map((one) => ({
              value: one.key,
              label: `${one.label} ${one.count}`,
            })),
          ]}
        />
        <Checkbox
          checked={filter.open}
          onChange={(event) => narrow({ open: event.target.checked })}
        >
          {t("merge.only_open")}
        </Checkbox>
        <span className="merge-all">
          <span className="soft">{t("merge.these", { count: shown.length })}</span>
          {DECISIONS.map((decision) => (
            <Button
              key={decision}
              size="small"
              disabled={shown.length === 0}
              data-testid={`merge-all-${decision}`}
              onClick={() => onDecide(decideAll(decided, shown, decision))}
            >
              {t(`merge.do.${decision}`)}
            </Button>
          ))}
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
        label={t("merge.part.questions", { count: questions.length })}
        count={shown.length}
        current={current}
        onCurrent={setAt}
        onKeyDown={onKey}
        empty={t("merge.none_shown")}
      >
        {(place) => {
          const asked = shown[place];
          return asked === undefined ? null : (
            <Row
              asked={asked}
              decision={decided.get(asked.key)}
              onDecide={(decision) => {
                setAt(place);
                decide(place, decision, false);
              }}
            />
          );
        }}
      </List>
      <p className="soft small merge-keys">{t("merge.keys")}</p>
    </section>
  );
}

function Row({
  asked,
  decision,
  onDecide,
}: {
  asked: MergeQuestionDto;
  decision: Decision | undefined;
  onDecide: (decision: Decision) => void;
}) {
  const { t } = useTranslation();
  const chosen = (side: Decision) => (decision === side ? " chosen" : decision ? " left" : "");
  return (
    <>
      <span className="merge-name" title={`${asked.name}\n${placeOf(asked)}`}>
        <b>{asked.name || t("merge.unnamed")}</b>
        <small className="soft">{placeOf(asked)}</small>
      </span>
      <span className="merge-field">
        <span title={asked.field ?? undefined}>{asked.field ?? t("merge.whole_row")}</span>
        <small className={`merge-kind kind-${asked.kind}`}>{t(`merge.kinds.${asked.kind}`)}</small>
      </span>
      <Value text={baseText(asked, t)} className="merge-value" />
      <Value text={fileText(asked, t)} className={`merge-value${chosen("file")}`} />
      <Value text={mineText(asked, t)} className={`merge-value${chosen("mine")}`} />
      <span className="merge-decide">
        {DECISIONS.map((side) => (
          <button
            key={side}
            type="button"
            tabIndex={-1}
            aria-pressed={decision === side}
            className={decision === side ? `decide on-${side}` : "decide"}
            data-testid={`decide-${side}`}
            onClick={() => onDecide(side)}
          >
            {t(`merge.do.${side}`)}
          </button>
        ))}
      </span>
    </>
  );
}

function Value({ text, className }: { text: string; className: string }) {
  return (
    <span className={className} title={text}>
      {text}
    </span>
  );
}

type T = ReturnType<typeof useTranslation>["t"];

const shownValue = (value: string, t: T): string => (value === "" ? t("merge.blank") : value);

/** What went out; nothing where the row as a whole is meant. */
export function baseText(asked: Pick<MergeQuestionDto, "field" | "base">, t: T): string {
  if (isRow(asked)) return "";
  return asked.base === null ? t("merge.unknown") : shownValue(asked.base, t);
}

/** What the workbook says, in words where the row as a whole is meant. */
export function fileText(
  asked: Pick<MergeQuestionDto, "kind" | "field" | "file" | "cells">,
  t: T,
): string {
  if (asked.field !== null) return shownValue(asked.file, t);
  if (asked.kind.startsWith("removed")) return t("merge.row_removed");
  return asked.cells.map((cell) => `${cell.field} ${cell.value}`).join(t("merge.comma"));
}

export function mineText(
  asked: Pick<MergeQuestionDto, "kind" | "field"> & { mine: string },
  t: T,
): string {
  if (asked.field !== null) return shownValue(asked.mine, t);
  if (asked.kind === "removed") return t("merge.row_here");
  if (asked.kind === "removed_edited") return t("merge.row_edited");
  return t(asked.kind === "gone_here" ? "merge.row_gone" : "merge.row_none");
}
