/** 摸底检查: the six facets of one community after another, item by item. */
import { Input } from "antd";
import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { pick } from "@/app/go";
import type { CommunityTableDto } from "@/generated/contract";
import { formatCount } from "@/shared/format";
import { PageHeader } from "@/shared/parts";
import { usePolicy } from "@/shared/policy";
import { RegistryPage, Roster, type RosterFilter, useRoster } from "@/shared/roster";
import { Checklist } from "./Checklist";
import { inspectionOf, nextUnfinished, progressOf } from "./model";
import "./checklist.css";

const INSPECTOR = "jiugai.inspector";

export default function ChecklistPage() {
  const { t } = useTranslation();
  return (
    <RegistryPage title={t("page.checklist")}>
      {(table) => <Inspections table={table} />}
    </RegistryPage>
  );
}

function Inspections({ table }: { table: CommunityTableDto }) {
  const { t } = useTranslation();
  const { policy } = usePolicy();
  const total = policy?.items.length ?? 0;
  const [inspector, setInspector] = useState(() => localStorage.getItem(INSPECTOR) ?? "");
  const panel = useRef<HTMLDivElement>(null);

  const filters = useMemo<RosterFilter[]>(() => {
    const letters = (row: number) => table.facets[row] ?? "";
    const inspected = (row: number) => inspectionOf(table.items_inspected[row] ?? 0, total);
    return [
      { key: "all", name: t("roster.all"), passes: () => true },
      { key: "none", name: t("checklist.none"), passes: (row) => inspected(row) === "none" },
      { key: "some", name: t("checklist.some"), passes: (row) => inspected(row) === "some" },
      {
        key: "lacking",
        name: t("checklist.lacking"),
        passes: (row) => /[lh]/.test(letters(row)),
      },
      { key: "hazard", name: t("checklist.hazard"), passes: (row) => letters(row).includes("h") },
    ];
  }, [table, total, t]);
  const roster = useRoster(table, filters);
  const next = roster.picked ? nextUnfinished(table, roster.picked, total) : undefined;

  return (
    <>
      <PageHeader
        title={t("page.checklist")}
        sentence={<Sentence table={table} total={total} />}
        tools={
          <label className="inspector" htmlFor="inspector">
            <span className="soft">{t("checklist.inspector")}</span>
            <Input
              id="inspector"
              value={inspector}
              placeholder={t("checklist.inspector_hint")}
              data-testid="checklist-inspector"
              onChange={(event) => {
                setInspector(event.target.value);
                localStorage.setItem(INSPECTOR, event.target.value.trim());
              }}
            />
          </label>
        }
      />
      <div className="page-body">
        <Roster
          table={table}
          state={roster}
          filters={filters}
          onEnter={() =>
            panel.current?.querySelector<HTMLElement>(".check-item[tabindex='0']")?.focus()
          }
          side={(row) => {
            const inspected = table.items_inspected[row] ?? 0;
            const how = inspectionOf(inspected, total);
            return how === "none"
              ? t("checklist.none")
              : t("checklist.of", { done: inspected, all: total });
          }}
        />
        <div className="checklist" ref={panel}>
          {roster.picked ? (
            <Checklist
              id={roster.picked}
              inspector={inspector.trim()}
              onNext={next ? () => pick({ id: next }) : undefined}
            />
          ) : null}
        </div>
      </div>
    </>
  );
}

function Sentence({ table, total }: { table: CommunityTableDto; total: number }) {
  const { t } = useTranslation();
  const progress = useMemo(() => progressOf(table, total), [table, total]);
  return (
    <>
      {t("checklist.sentence", {
        all: formatCount(table.id.length),
        done: formatCount(progress.done),
        some: formatCount(progress.some),
        none: formatCount(progress.none),
      })}
      {progress.hazards > 0 ? (
        <span className="bad"> {t("checklist.with_hazards", { count: progress.hazards })}</span>
      ) : null}
    </>
  );
}
