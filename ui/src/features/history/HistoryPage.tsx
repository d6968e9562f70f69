/** 变动记录: who changed what, when, and from where; what was undone stays, struck through. */
import { Button, Input } from "antd";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import type { HistoryEntryDto } from "@/generated/contract";
import { useRpc } from "@/host/context";
import { formatCount } from "@/shared/format";
import { EmptyState, Loaded, PageHeader, StateTag } from "@/shared/parts";
import "./history.css";
import { byDay, dayName, holding, timeOf } from "./model";

/** Rows read at a time. */
const STEP = 200;

export default function HistoryPage() {
  const { t } = useTranslation();
  const [limit, setLimit] = useState(STEP);
  const [text, setText] = useState("");
  const wanted = useDeferredValue(text);
  const history = useRpc("history.list", { limit }, { keep: true });
  return (
    <div className="page">
      <PageHeader
        title={t("page.history")}
        sentence={t("history.sentence")}
        tools={
          <Input
            allowClear
            className="history-search"
            value={text}
            placeholder={t("history.search")}
            aria-label={t("history.search")}
            data-testid="history-search"
            onChange={(event) => setText(event.target.value)}
          />
        }
      />
      <Loaded query={history}>
        {(entries) => {
          const shown = holding(entries, wanted);
          if (entries.length === 0)
            return <EmptyState title={t("overview.no_changes")} hint={t("history.empty_hint")} />;
          if (shown.length === 0) return <EmptyState title={t("history.none")} />;
          return (
            <div className="page-scroll history">
              {byDay(shown).map((day) => (
                <Day key={day.day} {...day} />
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
    </div>
  );
}

function Day({ day, entries }: { day: string; entries: HistoryEntryDto[] }) {
  const { t } = useTranslation();
  const name = dayName(day, new Date());
  return (
    <section className="history-day">
      <h2>
        {name ? t(`history.${name}`) : day} <small>{name ? day : null}</small>
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
          {entries.map((entry) => (
            <tr key={entry.id} className={entry.is_undone ? "is-undone" : undefined}>
              <td className="soft">{timeOf(entry.at)}</td>
              <td>
                {entry.kind !== "edit" ? (
                  <span className="history-kind">{t(`history.kind.${entry.kind}`)}</span>
                ) : null}
                {entry.is_undone ? <s>{entry.label}</s> : entry.label}
                {entry.is_undone ? (
                  <>
                    {" "}
                    <StateTag tone="plain">{t("overview.undone")}</StateTag>
                  </>
                ) : null}
              </td>
              <td className={entry.who ? undefined : "soft"}>{entry.who || t("history.nobody")}</td>
              <td className="soft" title={entry.file ?? undefined}>
                {t(`via.${entry.via}`, { defaultValue: entry.via })}
                {entry.file ? ` · ${entry.file}` : ""}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
