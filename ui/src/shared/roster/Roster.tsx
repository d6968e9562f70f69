/**
 * Communities as a list: search, filters, facets, the one picked. Only the rows in view are drawn,
 * so that a province's 22,000 scroll like a district's 200.
 */
import { CheckOutlined } from "@ant-design/icons";
import { Input, Select } from "antd";
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { useTranslation } from "react-i18next";
import { pick } from "@/app/go";
import type { CommunityTableDto } from "@/generated/contract";
import { formatCount } from "@/shared/format";
import { FacetStrip, type MenuItem, useRowMenu } from "@/shared/parts";
import { useCommunityMenu } from "@/shared/rowActions";
import {
  inView,
  nearestDivision,
  ROW,
  type RosterFilter,
  steppedTo,
  stretched,
  toggled,
} from "./model";
import "./roster.css";
import type { RosterState } from "./use";

export interface RosterProps {
  table: CommunityTableDto;
  state: RosterState;
  filters: readonly RosterFilter[];
  /** What stands at the right end of a row. */
  side: (row: number) => ReactNode;
  /** Communities ticked for an action on several; without `onMark` there are no ticks. */
  marks?: ReadonlySet<string>;
  onMark?: (marks: ReadonlySet<string>) => void;
  /** Enter was pressed: the keyboard goes to what is picked. */
  onEnter?: () => void;
}

const NO_MARKS: ReadonlySet<string> = new Set();

export function Roster(props: RosterProps) {
  const { table, state, filters, side, marks = NO_MARKS, onMark, onEnter } = props;
  const { rows, rowOf, picked } = state;
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  const anchor = useRef(0);
  const [scrollTop, setScrollTop] = useState(0);
  const [height, setHeight] = useState(0);
  const [isChoosing, setChoosing] = useState(false);
  // Every filter goes over the whole province: counted when somebody looks.
  const counts = useMemo(
    () =>
      isChoosing
        ? filters.map(({ passes }) => table.id.filter((_, row) => passes(row)).length)
        : null,
    [isChoosing, table, filters],
  );

  const at = picked === undefined ? -1 : rows.indexOf(rowOf.get(picked) ?? -1);
  // A row that no longer passes the filter leaves the list; the keys go on from where it was.
  const lastAt = useRef(0);
  if (at >= 0) lastAt.current = at;

  useEffect(() => {
    const box = place.current;
    if (box === null) return;
    const watch = new ResizeObserver(() => setHeight(box.clientHeight));
    watch.observe(box);
    return () => watch.disconnect();
  }, []);
  useEffect(() => {
    const box = place.current;
    if (box === null || at < 0) return;
    if (at * ROW < box.scrollTop) box.scrollTop = at * ROW;
    else if ((at + 1) * ROW > box.scrollTop + box.clientHeight)
      box.scrollTop = Math.ceil(((at + 1) * ROW - box.clientHeight) / ROW) * ROW;
  }, [at]);

  const goTo = (to: number) => {
    const id = table.id[rows[to] ?? -1];
    if (id !== undefined) pick({ id });
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const from = at >= 0 ? at : event.key === "ArrowDown" ? lastAt.current - 1 : lastAt.current;
    const to = steppedTo(event.key, from, rows.length, Math.max(1, Math.floor(height / ROW) - 1));
    const inSearch = event.target instanceof HTMLInputElement;
    if (to !== null && !(inSearch && ["Home", "End"].includes(event.key))) goTo(to);
    else if (event.key === "Enter") onEnter?.();
    else if (event.key === " " && onMark && picked !== undefined && !inSearch)
      onMark(toggled(marks, picked));
    else return;
    event.preventDefault();
  };
  const onRow = (event: MouseEvent, to: number) => {
    const listed = rows.map((row) => table.id[row] ?? "");
    const id = listed[to];
    if (id === undefined) return;
    if (onMark && event.shiftKey) onMark(stretched(marks, listed, anchor.current, to));
    else if (onMark && (event.ctrlKey || event.metaKey)) onMark(toggled(marks, id));
    else pick({ id });
    anchor.current = to;
  };

  const communityMenu = useCommunityMenu();
  const { menu, openMenu } = useRowMenu();
  const onMenu = (event: MouseEvent) => {
    const row = (event.target as Element).closest<HTMLElement>("[role=option]");
    const asked = row?.dataset.id ?? picked;
    if (asked === undefined) return;
    if (asked !== picked) pick({ id: asked });
    const items: MenuItem[] = communityMenu(asked);
    if (onMark)
      items.push({
        key: "mark",
        label: t(marks.has(asked) ? "roster.untick" : "roster.tick"),
        isFirst: true,
        run: () => onMark(toggled(marks, asked)),
      });
    openMenu(event, items, row ?? place.current?.querySelector(".on") ?? undefined);
  };

  const { from, to } = inView(scrollTop, height, rows.length);
  return (
    <section className="roster" aria-label={t("roster.label")}>
      <div className="roster-tools">
        <Input
          allowClear
          value={state.text}
          placeholder={t("roster.search")}
          aria-label={t("roster.search")}
          data-testid="roster-search"
          onChange={(event) => state.setText(event.target.value)}
          onKeyDown={onKey}
        />
        <Select
          value={state.filter}
          aria-label={t("roster.filter")}
          data-testid="roster-filter"
          popupMatchSelectWidth={false}
          onChange={state.setFilter}
          onOpenChange={setChoosing}
          labelRender={({ value }) => filters.find((filter) => filter.key === value)?.name}
          options={filters.map((filter, i) => ({
            value: filter.key,
            label: counts ? `${filter.name} ${formatCount(counts[i])}` : filter.name,
          }))}
        />
      </div>
      <div
        ref={place}
        className="roster-scroll"
        role="listbox"
        tabIndex={0}
        aria-label={t("roster.label")}
        aria-activedescendant={at >= 0 ? `roster-${at}` : undefined}
        data-home
        data-testid="roster"
        onScroll={(event) => setScrollTop(event.currentTarget.scrollTop)}
        onKeyDown={onKey}
        onContextMenu={onMenu}
      >
        <div className="roster-all" style={{ height: rows.length * ROW }}>
          {rows.slice(from, to).map((row, i) => {
            const id = table.id[row] ?? "";
            const marked = marks.has(id);
            const look = ["roster-row", id === picked ? "on" : "", marked ? "marked" : ""];
            return (
              <button
                key={id}
                id={`roster-${from + i}`}
                type="button"
                role="option"
                data-id={id}
                tabIndex={-1}
                aria-selected={id === picked}
                className={look.filter(Boolean).join(" ")}
                style={{ top: (from + i) * ROW }}
                onClick={(event) => onRow(event, from + i)}
              >
                <span className="roster-name">
                  {marked ? <CheckOutlined aria-label={t("roster.marked")} /> : null}
                  <b title={table.name[row]}>{table.name[row]}</b>
                  <span className="roster-side">{side(row)}</span>
                </span>
                <span className="roster-note">
                  <FacetStrip letters={table.facets[row] ?? ""} />
                  <span className="soft small" title={table.division[row]}>
                    {nearestDivision(table.division[row] ?? "")}
                  </span>
                </span>
              </button>
            );
          })}
        </div>
        {rows.length === 0 ? <p className="roster-none soft">{t("roster.none")}</p> : null}
      </div>
      {menu}
      <div className="roster-bar soft small">
        <span>{t("roster.count", { count: rows.length, all: formatCount(table.id.length) })}</span>
        {onMark ? (
          marks.size > 0 ? (
            <button type="button" className="link" onClick={() => onMark(NO_MARKS)}>
              {t("roster.unmark", { count: marks.size })}
            </button>
          ) : (
            <span className="roster-hint">{t("roster.mark_hint")}</span>
          )
        ) : null}
      </div>
    </section>
  );
}
