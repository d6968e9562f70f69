/** Sorting, filter and place of one column, opened from its header or with Alt+↓. */
import { useDeferredValue, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { formatCount } from "@/shared/format";
import { Panel } from "@/shared/parts";
import {
  type Condition,
  FIGURE_TESTS,
  type Filter,
  type FilterValue,
  hasFigures,
  TEXT_TESTS,
  type Test,
  valuesOf,
} from "./filter";
import { useValueNames } from "./names";
import type { Spot } from "./table";
import type { GridColumn, GridData, Sorting } from "./types";

/** More values than this are narrowed by typing, not by scrolling. */
const MOST = 200;

export interface ColumnMenuProps {
  column: GridColumn;
  spot: Spot;
  data: GridData;
  /** Rows that pass the filters of the other columns. */
  rows: readonly number[];
  filter: Filter | undefined;
  sorting: readonly Sorting[];
  isFrozen: boolean;
  onFilter: (filter: Filter) => void;
  onSort: (order: Sorting["order"] | null, isAdded: boolean) => void;
  onFreeze: (isFrozen: boolean) => void;
  onHide: () => void;
  onClose: () => void;
}

export function ColumnMenu(props: ColumnMenuProps) {
  const { column, spot, sorting, isFrozen, onSort, onFreeze, onHide, onClose } = props;
  const { t } = useTranslation();
  const own = sorting.find((one) => one.field === column.field);
  const isSortable = column.kind !== "facets";
  const then = (action: () => void) => () => {
    onClose();
    action();
  };
  return (
    <Panel
      label={t("grid.column_menu", { title: column.title })}
      left={spot.left}
      top={spot.top + spot.height + 2}
      className="column-menu"
      onClose={onClose}
    >
      {isSortable ? (
        <div className="column-sort">
          {(["asc", "desc"] as const).map((order) => (
            <button
              key={order}
              type="button"
              aria-pressed={own?.order === order}
              data-testid={`sort-${order}`}
              onClick={then(() => onSort(own?.order === order ? null : order, false))}
            >
              {t(`grid.sort_${order}`)}
            </button>
          ))}
          {sorting.length > 0 && (own === undefined || sorting.length > 1)
            ? (["asc", "desc"] as const).map((order) => (
                <button
                  key={`then ${order}`}
                  type="button"
                  data-testid={`sort-then-${order}`}
                  onClick={then(() => onSort(order, true))}
                >
                  {t(`grid.then_${order}`)}
                </button>
              ))
            : null}
        </div>
      ) : null}
      <ColumnFilter {...props} />
      <div className="column-place">
        <button type="button" className="link" onClick={then(() => onFreeze(!isFrozen))}>
          {t(isFrozen ? "grid.unfreeze" : "grid.freeze")}
        </button>
        <button type="button" className="link" onClick={then(onHide)} disabled={column.strong}>
          {t("grid.hide")}
        </button>
      </div>
    </Panel>
  );
}

const NO_CONDITION: Condition = { test: "contains", from: "", to: "" };

function ColumnFilter({ column, data, rows, filter, onFilter, onClose }: ColumnMenuProps) {
  const { t } = useTranslation();
  const tests: readonly Test[] = hasFigures(column) ? FIGURE_TESTS : TEXT_TESTS;
  const isListed = column.kind === "facets" || column.kind === "gates" || column.kind === "choice";
  const first = { ...NO_CONDITION, test: tests[0] ?? "contains" };
  const [condition, setCondition] = useState<Condition>(filter?.condition ?? first);
  const all = useMemo(() => valuesOf(column, data, rows), [column, data, rows]);
  const [picked, setPicked] = useState<ReadonlySet<string>>(
    () => new Set(filter?.values ?? (column.kind === "facets" ? [] : all.map((one) => one.key))),
  );
  const [searched, setSearched] = useState<readonly string[] | null>(null);

  function apply() {
    const isBlank = condition.test === "blank" || condition.test === "filled";
    const said = isBlank || condition.from.trim() !== "" ? condition : null;
    // What was searched for is what is wanted; else everything ticked, unless that is everything.
    const keys = searched ?? all.map((one) => one.key).filter((key) => picked.has(key));
    const isAll = searched === null && (keys.length === all.length || keys.length === 0);
    onFilter({ field: column.field, values: isAll ? null : [...keys], condition: said });
    onClose();
  }
  return (
    <form
      className="column-filter"
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      {isListed ? null : (
        <div className="column-condition">
          <select
            value={condition.test}
            aria-label={t("grid.condition")}
            onChange={(event) => setCondition({ ...condition, test: event.target.value as Test })}
          >
            {tests.map((test) => (
              <option key={test} value={test}>
                {t(`grid.test.${test}`)}
              </option>
            ))}
          </select>
          {condition.test === "blank" || condition.test === "filled" ? null : (
            <input
              value={condition.from}
              aria-label={t("grid.condition_value")}
              placeholder={column.unit ?? ""}
              data-testid="filter-from"
              onChange={(event) => setCondition({ ...condition, from: event.target.value })}
            />
          )}
          {condition.test === "between" ? (
            <input
              value={condition.to}
              aria-label={t("grid.condition_to")}
              placeholder={column.unit ?? ""}
              onChange={(event) => setCondition({ ...condition, to: event.target.value })}
            />
          ) : null}
        </div>
      )}
      <Values column={column} all={all} picked={picked} onPick={setPicked} onSearch={setSearched} />
      <div className="column-acts">
        <button
          type="button"
          className="link"
          data-testid="filter-clear"
          disabled={filter === undefined}
          onClick={() => {
            onFilter({ field: column.field, values: null, condition: null });
            onClose();
          }}
        >
          {t("grid.filter_clear")}
        </button>
        <button type="submit" className="primary" data-testid="filter-apply">
          {t("grid.filter_apply")}
        </button>
      </div>
    </form>
  );
}

function Values({
  column,
  all,
  picked,
  onPick,
  onSearch,
}: {
  column: GridColumn;
  all: readonly FilterValue[];
  picked: ReadonlySet<string>;
  onPick: (picked: ReadonlySet<string>) => void;
  /** The values found, while something is searched for. */
  onSearch: (keys: readonly string[] | null) => void;
}) {
  const { t } = useTranslation();
  const nameOf = useValueNames(column);
  const [text, setText] = useState("");
  const wanted = useDeferredValue(text.trim().toLowerCase());
  const found = useMemo(
    () =>
      wanted === "" ? all : all.filter((one) => nameOf(one.key).toLowerCase().includes(wanted)),
    [all, wanted, nameOf],
  );
  const toggle = (keys: readonly string[], isOn: boolean) => {
    const next = new Set(picked);
    for (const key of keys) isOn ? next.add(key) : next.delete(key);
    onPick(next);
    onSearch(null);
  };
  const isAll = found.every((one) => picked.has(one.key));
  return (
    <>
      <input
        type="search"
        data-first
        value={text}
        placeholder={t("grid.search_values", { count: all.length })}
        aria-label={t("grid.search_values", { count: all.length })}
        data-testid="filter-search"
        onChange={(event) => {
          const said = event.target.value.trim().toLowerCase();
          setText(event.target.value);
          onSearch(
            said === ""
              ? null
              : all.map((one) => one.key).filter((key) => nameOf(key).toLowerCase().includes(said)),
          );
        }}
      />
      <div className="column-values" data-testid="filter-values">
        <label className="all">
          <input
            type="checkbox"
            checked={isAll}
            onChange={() =>
              toggle(
                found.map((one) => one.key),
                !isAll,
              )
            }
          />
          <span>{t("grid.all_values")}</span>
        </label>
        {found.slice(0, MOST).map((one) => (
          <label key={one.key}>
            <input
              type="checkbox"
              checked={picked.has(one.key)}
              onChange={() => toggle([one.key], !picked.has(one.key))}
            />
            <span title={nameOf(one.key)}>{nameOf(one.key)}</span>
            <em>{formatCount(one.count)}</em>
          </label>
        ))}
        {found.length > MOST ? (
          <p className="soft small">{t("grid.more_values", { count: found.length - MOST })}</p>
        ) : null}
      </div>
    </>
  );
}
