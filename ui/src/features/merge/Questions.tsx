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
  takeBack,
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
  // What the keyboard decided, the last at the end: taken back one by one.
  const trail = useRef<string[]>([]);

  function narrow(change: Partial<Filter>) {
    setFilter({ ...filter, ...change });
    setAt(0);
  }
  /** By key a decision leads on to what is still open; it is taken back by a key of its own. */
  function decideByKey(decision: Decision) {
    const asked = shown[current];
    if (asked === undefined) return;
    const next = decideAll(decided, [asked], decision);
    trail.current = [...trail.current.filter((key) => key !== asked.key), asked.key];
    onDecide(next);
    // With the filter on, the row leaves the list and the next one takes its place.
    if (!filter.open) setAt(nextOpen(shown, current, next) ?? current);
  }
  function takeLastBack() {
    const last = trail.current.findLastIndex((one) => decided.has(one));
    const key = trail.current[last] ?? shown[current]?.key;
    trail.current = trail.current.slice(0, Math.max(0, last));
    if (key === undefined) return;
    const next = takeBack(decided, key);
    onDecide(next);
    const place = matching(questions, filter, next).findIndex((asked) => asked.key === key);
    if (place >= 0) setAt(place);
  }
  function onKey(event: KeyboardEvent) {
    const decision = KEYS[event.key];
    const isBack = event.key === "Backspace";
    if (decision === undefined && !isBack) return;
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    // A key held down decides once, not row after row.
    if (event.repeat) return;
    if (decision === undefined) takeLastBack();
    else decideByKey(decision);
  }

  if (questions.length === 0) return <EmptyState title={t("merge.nothing_open")} />;
  const kinds = kindsOf(questions);
  return (
    <section className="merge-questions">
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
                onDecide(decideOne(decided, asked.key, decision));
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
      <Field asked={asked} />
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
            // A double click decides once, and not what has taken the place of the row.
            onClick={(event) => event.detail < 2 && onDecide(side)}
          >
            {t(`merge.do.${side}`)}
          </button>
        ))}
      </span>
    </>
  );
}

/** The column and why it is asked; about a whole row the reason says enough. */
export function Field({ asked }: { asked: Pick<MergeQuestionDto, "field" | "kind"> }) {
  const { t } = useTranslation();
  const kind = t(`merge.kinds.${asked.kind}`);
  return (
    <span className="merge-field" title={`${asked.field ?? t("merge.whole_row")}\n${kind}`}>
      {asked.field === null ? null : <span>{asked.field}</span>}
      <small className={`merge-kind kind-${asked.kind}`}>{kind}</small>
    </span>
  );
}

export function Value({ text, className }: { text: string; className: string }) {
  return (
    <span className={className} title={text}>
      <span>{text}</span>
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
