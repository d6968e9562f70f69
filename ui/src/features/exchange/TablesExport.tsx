/** Tables out: which, of what, in which units; as a workbook or as delimited text. */
import { DownloadOutlined, FileExcelOutlined } from "@ant-design/icons";
import { Button, Checkbox, Segmented, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useRoute } from "@/app/go";
import type { DocumentDto, ExportedDto, ExportTables, PlanDto } from "@/generated/contract";
import { useAct, useRpc } from "@/host/context";
import { useSay } from "@/i18n/say";
import { Loaded } from "@/shared/parts";
import { Working } from "@/shared/working";
import {
  askFor,
  byCommunity,
  keepLook,
  keptLook,
  type Look,
  needsPlan,
  PARTS,
  type Parts,
  plansOf,
  singleTable,
} from "./tables";

export function TablesExport({
  plans,
  isBusy,
  onWrite,
}: {
  plans: readonly PlanDto[];
  isBusy: boolean;
  /** Writes, and tells what was written or what went wrong. */
  onWrite: (job: () => Promise<ExportedDto | null>) => Promise<void>;
}) {
  const documents = useRpc("export.documents", {});
  return (
    <Loaded query={documents}>
      {(list) => <Form documents={list} plans={plans} isBusy={isBusy} onWrite={onWrite} />}
    </Loaded>
  );
}

function Form({
  documents,
  plans,
  isBusy,
  onWrite,
}: {
  documents: readonly DocumentDto[];
  plans: readonly PlanDto[];
  isBusy: boolean;
  onWrite: (job: () => Promise<ExportedDto | null>) => Promise<void>;
}) {
  const { t, i18n } = useTranslation();
  const say = useSay();
  const act = useAct("export.tables");
  // A page that sends somebody here says for what.
  const { picked } = useRoute();
  const [document, setDocument] = useState(picked.document ?? "workbook");
  const [table, setTable] = useState<string | undefined>(undefined);
  const [planId, setPlanId] = useState<string | undefined>(undefined);
  const [communities, setCommunities] = useState(picked.communities?.split(" ") ?? []);
  const [parts, setParts] = useState<Parts | undefined>(undefined);
  const [look, setLook] = useState<Look>(keptLook);
  const chosen = documents.find((one) => one.code === document);
  const fitting = plansOf(document, plans);
  const plan = fitting.find((one) => one.id === planId) ?? fitting[0];
  const lacksPlan = needsPlan(document) && plan === undefined;
  const single = singleTable(chosen, table);
  const layout = chosen?.tables.find((one) => one.code === single);
  const isDivided = byCommunity(document) && parts !== undefined;
  const returns = chosen?.tables.some((one) => one.returns) ?? false;

  const change = (part: Partial<Look>) => {
    const next = { ...look, ...part };
    setLook(next);
    keepLook(next);
  };
  const write = (format: ExportTables["format"] & ("xlsx" | "csv")) => {
    const named = format === "csv" ? single : table;
    const ask = askFor(
      document,
      { table: named, plan: plan?.id, communities, parts },
      format,
      look,
      i18n.language,
    );
    void onWrite(() => act.mutateAsync(ask));
  };

  return (
    <>
      <div className="exchange-what">
        <Select
          value={document}
          aria-label={t("export.document")}
          data-testid="export-document"
          options={documents.map((one) => ({ value: one.code, label: t(`export.of.${one.code}`) }))}
          onChange={(code: string) => {
            setDocument(code);
            setTable(undefined);
          }}
        />
        {chosen && chosen.tables.length > 1 ? (
          <Select
            value={table ?? ""}
            aria-label={t("export.table")}
            data-testid="export-table"
            options={[
              { value: "", label: t("export.all_tables", { count: chosen.tables.length }) },
              ...chosen.tables.map((one) => ({ value: one.code, label: say(one) })),
            ]}
            onChange={(code: string) => setTable(code || undefined)}
          />
        ) : null}
        {needsPlan(document) ? (
          <Select
            value={plan?.id}
            disabled={lacksPlan}
            placeholder={t("exchange.no_plan")}
            aria-label={t("exchange.plan")}
            data-testid="export-tables-plan"
            options={fitting.map((one) => ({ value: one.id, label: one.name }))}
            onChange={setPlanId}
          />
        ) : null}
        {byCommunity(document) ? (
          <>
            <Communities value={communities} onChange={setCommunities} />
            <Select
              value={parts ?? ""}
              aria-label={t("export.parts")}
              data-testid="export-parts"
              options={(["", ...PARTS] as const).map((value) => ({
                value,
                label: t(`export.part.${value || "none"}`),
              }))}
              onChange={(value: Parts | "") => setParts(value || undefined)}
            />
          </>
        ) : null}
      </div>
      <p className="soft small">{t(`export.about.${document}`)}</p>
      {isDivided ? <p className="soft small">{t("export.parts_hint")}</p> : null}
      {layout?.source ? <p className="soft small">{t("export.source", layout)}</p> : null}
      <div className="exchange-look">
        <Segmented
          tabIndex={-1}
          size="small"
          aria-label={t("export.money")}
          value={look.money}
          options={(["wan", "yuan"] as const).map((value) => ({
            value,
            label: t(`export.money_unit.${value}`),
          }))}
          onChange={(money) => change({ money })}
        />
        <Segmented
          tabIndex={-1}
          size="small"
          aria-label={t("export.area")}
          value={look.area}
          options={(["m2", "wan"] as const).map((value) => ({
            value,
            label: t(`export.area_unit.${value}`),
          }))}
          onChange={(area) => change({ area })}
        />
        {returns ? (
          <Checkbox
            checked={look.lock === "computed"}
            onChange={(event) => change({ lock: event.target.checked ? "computed" : "nothing" })}
          >
            {t("export.lock")}
          </Checkbox>
        ) : null}
      </div>
      <div className="exchange-formats">
        <Button
          icon={<FileExcelOutlined />}
          disabled={isBusy || lacksPlan}
          loading={act.isPending}
          data-testid="export-xlsx"
          onClick={() => write("xlsx")}
        >
          {t(isDivided ? "export.xlsx_parts" : "export.xlsx")}
        </Button>
        <Button
          icon={<DownloadOutlined />}
          disabled={isBusy || lacksPlan || single === undefined}
          title={
            single === undefined
              ? t("export.csv_single")
              : isDivided
                ? t("export.csv_whole")
                : undefined
          }
          data-testid="export-csv"
          onClick={() => write("csv")}
        >
          {t("export.csv")}
        </Button>
        <Select
          size="small"
          value={look.encoding}
          aria-label={t("export.encoding")}
          disabled={single === undefined}
          options={(["utf-8", "gb18030"] as const).map((value) => ({
            value,
            label: value.toUpperCase(),
          }))}
          onChange={(encoding: Look["encoding"]) => change({ encoding })}
        />
      </div>
      {act.isPending ? <Working stop="export.stop" /> : null}
    </>
  );
}

/** Some communities only, by name. */
function Communities({ value, onChange }: { value: string[]; onChange: (ids: string[]) => void }) {
  const { t } = useTranslation();
  const table = useRpc("communities.table", {});
  const rows = table.data;
  return (
    <Select
      mode="multiple"
      allowClear
      maxTagCount={2}
      showSearch={{ optionFilterProp: "label" }}
      value={value}
      placeholder={t("export.all_communities")}
      aria-label={t("export.communities")}
      data-testid="export-communities"
      options={(rows?.id ?? []).map((id, row) => ({ value: id, label: rows?.name[row] ?? "" }))}
      onChange={onChange}
    />
  );
}
