/** Tasks that should be done by now; read apart, for it looks at every schedule. */
import { useTranslation } from "react-i18next";
import { go } from "@/app/go";
import type { OverdueDto } from "@/generated/contract";
import { useRpc } from "@/host/context";
import { Card, Loaded, RowMenu } from "@/shared/parts";
import { Rows } from "./Rows";

export function Overdue() {
  const { t } = useTranslation();
  const overdue = useRpc("overview.overdue", {});
  const count = overdue.data?.count ?? 0;
  return (
    <Card
      title={t("overview.overdue")}
      note={count > 0 ? <b className="bad">{t("overview.overdue_count", { count })}</b> : undefined}
      className="overview-list"
    >
      <Loaded query={overdue}>{(data) => <Late data={data} />}</Loaded>
    </Card>
  );
}

function Late({ data }: { data: OverdueDto }) {
  const { t } = useTranslation();
  if (data.count === 0) return <p className="soft">{t("overview.no_overdue")}</p>;
  return (
    <Rows>
      {data.tasks.map((task) => {
        const show = () => go("gantt", { plan: task.plan_id, task: task.task_id });
        const id = task.community_id;
        return (
          <RowMenu
            key={task.task_id}
            actions={[
              { key: "gantt", label: t("overview.show_gantt"), run: show },
              {
                key: "explain",
                label: t("overview.explain"),
                isOff: id === null,
                run: () => id !== null && go("communities", { id }),
              },
            ]}
          >
            <button type="button" className="row late" onClick={show}>
              <span>
                <b>{task.row}</b> {task.name}
              </span>
              <span className="bad small row-end" title={t("overview.due", { due: task.due })}>
                {t("overview.days_late", { count: task.days_late })}
              </span>
            </button>
          </RowMenu>
        );
      })}
    </Rows>
  );
}
