/** What one row of history changed: from what to what, by people's names; and the way back to it. */
import { RollbackOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { go } from "@/app/go";
import type { HistoryChangesDto, HistoryRowDto } from "@/generated/contract";
import { useRpc } from "@/host/context";
import { useSay } from "@/i18n/say";
import { formatCount } from "@/shared/format";
import { Drawer, Loaded } from "@/shared/parts";
import { GoBack } from "./GoBack";
import { canGoTo, placeOf, timeOf } from "./model";

/** Changed rows read at a time. */
const STEP = 50;

export function ChangesDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const [limit, setLimit] = useState(STEP);
  const [asking, setAsking] = useState(false);
  const query = useRpc("history.changes", { id, offset: 0, limit }, { keep: true });
  const project = useRpc("project.info", {});
  const entry = query.data?.entry;
  const note = entry
    ? [
        timeOf(entry.at),
        entry.who || t("history.nobody"),
        t(`via.${entry.via}`, { defaultValue: entry.via }),
        ...placeOf(entry, t),
      ].join(" · ")
    : undefined;
  return (
    <Drawer title={entry?.label ?? ""} note={note} onClose={onClose}>
      <Loaded query={query}>
        {(changes) => (
          <>
            {canGoTo(changes.entry) && !project.data?.read_only ? (
              <Button
                icon={<RollbackOutlined />}
                onClick={() => setAsking(true)}
                data-testid="history-go"
              >
                {t(changes.entry.is_undone ? "history.go_forth" : "history.go_back")}
              </Button>
            ) : null}
            <Summary changes={changes} />
            {changes.rows.map((row, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of a step never move.
              <ChangedRow key={at} row={row} />
            ))}
            {changes.total > changes.rows.length ? (
              <Button onClick={() => setLimit(limit + STEP)} data-testid="changes-more">
                {t("history.more_rows", {
                  left: formatCount(changes.total - changes.rows.length),
                })}
              </Button>
            ) : null}
            {asking ? <GoBack to={id} onClose={() => setAsking(false)} /> : null}
          </>
        )}
      </Loaded>
    </Drawer>
  );
}

function Summary({ changes }: { changes: HistoryChangesDto }) {
  const { t } = useTranslation();
  const say = useSay();
  if (changes.summary === null)
    return <p className="soft history-summary">{t("history.given_up")}</p>;
  const parts = changes.summary.map((sum) =>
    t("history.sum", {
      verb: t(`history.verb.${sum.kind}`),
      noun: say(sum.table),
      rows: formatCount(sum.rows),
    }),
  );
  return <p className="soft small history-summary">{parts.join(t("list.comma"))}</p>;
}

function ChangedRow({ row }: { row: HistoryRowDto }) {
  const { t } = useTranslation();
  const say = useSay();
  const subject = say(row.subject);
  const { community_id } = row;
  return (
    <section className="changed-row">
      <h3>
        <span className={`history-verb history-${row.kind}`}>{t(`history.verb.${row.kind}`)}</span>
        <span className="soft">{say(row.noun)}</span>
        {community_id ? (
          <button
            type="button"
            className="link"
            onClick={() => go("communities", { id: community_id })}
          >
            {subject}
          </button>
        ) : (
          <span>{subject}</span>
        )}
      </h3>
      <table>
        <tbody>
          {row.fields.map((field) => (
            <tr key={field.field.zh}>
              <th scope="row">{say(field.field)}</th>
              <td>
                {row.kind === "inserted" ? null : (
                  <span className={field.before ? "history-before" : "soft"}>
                    {field.before ? say(field.before) : t("history.empty_value")}
                  </span>
                )}
                {row.kind === "updated" ? <span aria-hidden="true"> → </span> : null}
                {row.kind === "removed" ? null : (
                  <span className={field.after ? "history-after" : "soft"}>
                    {field.after ? say(field.after) : t("history.empty_value")}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
