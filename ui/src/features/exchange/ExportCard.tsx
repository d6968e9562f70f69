/** The ways out: the Gantt chart of a plan in four formats, and tables. */
import { Button, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { go } from "@/app/go";
import type { ExportedDto } from "@/generated/contract";
import { useAct, useRpc } from "@/host/context";
import { Card, Loaded } from "@/shared/parts";
import { useToast } from "@/shared/toast";
import { Working } from "@/shared/working";
import { ganttPlans } from "./model";
import { TablesExport } from "./TablesExport";

const FORMATS = ["pdf", "png", "svg", "xlsx"] as const;

export function ExportCard() {
  const { t, i18n } = useTranslation();
  const toast = useToast();
  const plans = useRpc("plans.list", {});
  const gantt = useAct("export.gantt");
  const [planId, setPlanId] = useState<string | undefined>(undefined);
  const [written, setWritten] = useState<ExportedDto[]>([]);
  const lang = i18n.language;
  const [isBusy, setBusy] = useState(false);

  async function write(job: () => Promise<ExportedDto | null>) {
    setBusy(true);
    try {
      const done = await job();
      // A dialog that was declined writes nothing.
      if (done !== null) setWritten((before) => [done, ...before]);
    } catch (error) {
      toast.fail(error);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Card title={t("exchange.export")} className="exchange-card">
      <Loaded query={plans}>
        {(list) => {
          const sorted = ganttPlans(list);
          const plan = sorted.find((one) => one.id === planId) ?? sorted[0];
          return (
            <>
              <section className="exchange-way">
                <h3>{t("exchange.gantt")}</h3>
                <Select
                  value={plan?.id}
                  disabled={sorted.length === 0}
                  placeholder={t("exchange.no_plan")}
                  aria-label={t("exchange.plan")}
                  data-testid="export-plan"
                  onChange={setPlanId}
                  options={sorted.map((one) => ({ value: one.id, label: one.name }))}
                />
                <div className="exchange-formats">
                  {FORMATS.map((format) => (
                    <Button
                      key={format}
                      disabled={isBusy || !plan?.has_schedule}
                      title={t(`exchange.format.${format}`)}
                      data-testid={`exchange-gantt-${format}`}
                      onClick={() =>
                        plan &&
                        void write(() => gantt.mutateAsync({ plan_id: plan.id, format, lang }))
                      }
                    >
                      {format.toUpperCase()}
                    </Button>
                  ))}
                </div>
                {gantt.isPending ? <Working stop="export.stop" /> : null}
                {plan?.has_schedule ? (
                  <p className="soft small">{t("exchange.gantt_hint")}</p>
                ) : (
                  <p className="small">
                    {t(plan ? "exchange.no_schedule" : "exchange.no_plan_hint")}{" "}
                    <button
                      type="button"
                      className="link"
                      onClick={() => go(plan ? "gantt" : "plans")}
                    >
                      {t(plan ? "page.gantt" : "page.plans")}
                    </button>
                  </p>
                )}
              </section>
              <section className="exchange-way">
                <h3>{t("export.tables")}</h3>
                <TablesExport plans={list} isBusy={isBusy} onWrite={write} />
              </section>
            </>
          );
        }}
      </Loaded>
      {written.length > 0 ? (
        <ul className="exchange-written" aria-live="polite" data-testid="exported">
          {written.map((one, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list only grows at its head.
            <li key={written.length - i}>
              {one.files
                ? t("exchange.exported_parts", { count: one.files, folder: one.folder })
                : t("exchange.exported", { file: one.file, folder: one.folder })}
              {one.pages ? ` ${t("exchange.pages", { count: one.pages })}` : ""}
            </li>
          ))}
        </ul>
      ) : null}
    </Card>
  );
}
