/** The rows of history by day; what was undone stays, struck through. A row tells what it changed. */
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { pick } from "@/app/go";
import type { HistoryEntryDto } from "@/generated/contract";
import { useRpc } from "@/host/context";
import { formatCount } from "@/shared/format";
import { EmptyState, Loaded, StateTag } from "@/shared/parts";
import { ChangesDrawer } from "./ChangesDrawer";
import { byDay, dayName, type Filter, isNarrowed, placeOf, timeOf } from "./model";

/** Rows read at a time. */
const STEP = 200;

export function Journal({ filter, shown }: { filter: Filter; shown: string | null }) {
  const { t } = useTranslation();
  const [limit, setLimit] = useState(STEP);
  const history = useRpc("history.list", { limit, ...filter }, { keep: true });
  return (
    <div className="page-body">
      <Loaded query={history}>
        {(entries) => {
          if (entries.length === 0)
            return isNarrowed(filter) ? (
              <EmptyState title={t("history.none")} />
            ) : (
              <EmptyState title={t("overview.no_changes")} hint={t("history.empty_hint")} />
            );
          return (
            <div className="page-scroll history">
              {byDay(entries).map((day) => (
                <Day key={day.day} {...day} shown={shown} />
              ))}
              {entries.length >= limit ? (
                <Button onClick={() => setLimit(limit + STEP)} data-testid="history-more">
                  {t("history.more", { shown: formatCount(entries.length) })}
                </Button>
              ) : (
                <p className="soft small history-end">
                  {t("history.end", { count: entries.length })}
                </p>
              )}
            </div>
          );
        }}
      </Loaded>
      {shown === null ? null : (
        <ChangesDrawer key={shown} id={shown} onClose={() => pick({ id: undefined })} />
      )}
    </div>
  );
}

function Day(props: { day: string; entries: HistoryEntryDto[]; shown: string | null }) {
  const { t } = useTranslation();
  const name = dayName(props.day, new Date());
  return (
    <section className="history-day">
      <h2>
        {name ? t(`history.${name}`) : props.day} <small>{name ? props.day : null}</small>
      </h2>
      <table>
        <colgroup>
          <col className="history-time" />
          <col />
          <col className="history-who" />
          <col className="history-from" />
        </colgroup>
        <thead className="visually-hidden">
          <tr>
            <th>{t("history.when")}</th>
            <th>{t("history.what")}</th>
            <th>{t("history.who")}</th>
            <th>{t("history.from")}</th>
          </tr>
        </thead>
        <tbody>
          {props.entries.map((entry) => (
            <Row key={entry.id} entry={entry} isShown={entry.id === props.shown} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ entry, isShown }: { entry: HistoryEntryDto; isShown: boolean }) {
  const { t } = useTranslation();
  const from = [t(`via.${entry.via}`, { defaultValue: entry.via }), ...placeOf(entry, t)];
  const classes = [entry.is_undone ? "is-undone" : "", isShown ? "is-shown" : ""];
  return (
    <tr className={classes.filter(Boolean).join(" ") || undefined}>
      <td className="soft">{timeOf(entry.at)}</td>
      <td>
        <button
          type="button"
          className="history-row"
          aria-expanded={isShown}
          onClick={() => pick({ id: isShown ? undefined : entry.id })}
        >
          {entry.kind !== "edit" ? (
            <span className="history-kind">{t(`history.kind.${entry.kind}`)}</span>
          ) : null}
          {entry.is_undone ? <s>{entry.label}</s> : entry.label}
        </button>
        {entry.is_undone ? (
          <>
            {" "}
            <StateTag tone="plain">{t("overview.undone")}</StateTag>
          </>
        ) : null}
      </td>
      <td className={entry.who ? undefined : "soft"}>{entry.who || t("history.nobody")}</td>
      <td className="soft" title={from.join(" · ")}>
        {from.join(" · ")}
      </td>
    </tr>
  );
}
