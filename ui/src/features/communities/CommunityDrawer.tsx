/** Explains one community: what it is, what it costs, who pays, what is open, where it came from. */
import { DeleteOutlined, HistoryOutlined } from "@ant-design/icons";
import { Button, Popconfirm } from "antd";
import { useTranslation } from "react-i18next";
import { go } from "@/app/go";
import type { CommunityDetailDto, FactDto } from "@/generated/contract";
import { useAct, useRpc } from "@/host/context";
import { useSay } from "@/i18n/say";
import { formatDecimal, formatWan, formatYuan, UNKNOWN } from "@/shared/format";
import {
  Drawer,
  DrawerSection,
  FacetStrip,
  Facts,
  GateSteps,
  Loaded,
  Money,
  Shares,
  StateTag,
} from "@/shared/parts";
import { usePolicy } from "@/shared/policy";
import { useToast } from "@/shared/toast";
import "./communities.css";
import { bySource } from "./model";

export function CommunityDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const query = useRpc("communities.detail", { id }, { keep: true });
  const detail = query.data;
  const note = detail
    ? [
        detail.division,
        detail.former_name ? t("communities.formerly", { name: detail.former_name }) : "",
      ]
        .filter(Boolean)
        .join(" · ")
    : undefined;
  return (
    <Drawer title={detail?.name ?? ""} note={note} onClose={onClose}>
      <Loaded query={query}>
        {(shown) => (
          <>
            <Outline detail={shown} />
            <Cost detail={shown} />
            {shown.gates.length > 0 ? (
              <DrawerSection title={t("field.open_gates")}>
                <GateSteps gates={shown.gates} />
              </DrawerSection>
            ) : null}
            <Sources facts={shown.facts} />
            <Button
              type="text"
              icon={<HistoryOutlined />}
              onClick={() => go("history", { community: id })}
              data-testid="community-history"
            >
              {t("history.of_this")}
            </Button>
            <Remove id={id} name={shown.name} onDone={onClose} />
          </>
        )}
      </Loaded>
    </Drawer>
  );
}

/** Removing is one step that undo takes back; the question says so. */
function Remove({ id, name, onDone }: { id: string; name: string; onDone: () => void }) {
  const { t } = useTranslation();
  const toast = useToast();
  const remove = useAct("communities.remove");
  const project = useRpc("project.info", {});
  if (project.data?.read_only) return null;
  return (
    <Popconfirm
      title={t("communities.remove_ask", { name })}
      description={t("communities.remove_hint")}
      okText={t("communities.remove")}
      okButtonProps={{ danger: true }}
      cancelText={t("communities.keep")}
      onConfirm={() => remove.mutateAsync({ ids: [id] }).then(onDone, toast.fail)}
    >
      <Button danger type="text" icon={<DeleteOutlined />} data-testid="community-remove">
        {t("communities.remove")}
      </Button>
    </Popconfirm>
  );
}

const SCALE = [
  ["buildings", "buildings"],
  ["households", "households"],
  ["floor_area_m2", "m2"],
] as const;

function Outline({ detail }: { detail: CommunityDetailDto }) {
  const { t } = useTranslation();
  const schedule = detail.schedule;
  const scale = SCALE.flatMap(([field, unit]) => {
    const text = detail.facts.find((fact) => fact.field === field)?.text ?? "";
    return text === "" ? [] : [`${formatDecimal(Number(text))}\u00a0${t(`unit.${unit}`)}`];
  });
  const rows = [
    { name: t("communities.scale"), value: scale.length > 0 ? scale.join(" · ") : UNKNOWN },
    {
      name: t("field.stage"),
      value:
        detail.year === null
          ? t(`stage.${detail.stage}`)
          : t("communities.stage_year", { stage: t(`stage.${detail.stage}`), year: detail.year }),
    },
    ...(detail.cluster ? [{ name: t("field.cluster"), value: detail.cluster }] : []),
    ...(schedule
      ? [
          {
            name: t("communities.schedule"),
            value: t("communities.from_to", { from: schedule.start, to: schedule.finish }),
            note: schedule.works_start
              ? t("communities.works", {
                  from: schedule.works_start,
                  to: schedule.works_finish ?? UNKNOWN,
                })
              : undefined,
          },
        ]
      : []),
  ];
  return (
    <>
      <Facts rows={rows} />
      <DrawerSection
        title={t("page.checklist")}
        side={
          <span className="soft small">
            {t("communities.inspected", {
              done: detail.items_inspected,
              all: detail.items_total,
              lacking: detail.items_lacking,
            })}
          </span>
        }
      >
        <div className="drawer-line">
          <FacetStrip letters={detail.facets} />
          {detail.hazards > 0 ? (
            <StateTag tone="bad">{t("communities.hazards", { count: detail.hazards })}</StateTag>
          ) : null}
        </div>
      </DrawerSection>
    </>
  );
}

function Cost({ detail }: { detail: CommunityDetailDto }) {
  const { t } = useTranslation();
  const say = useSay();
  const names = usePolicy();
  const { cost } = detail;
  const shares = [...bySource(detail.funding)].map(([source, amount]) => ({
    key: source ?? "gap",
    label: source === null ? t("money.gap") : names.sourceShort(source),
    amount,
    text: formatWan(amount),
    colour: source === null ? "gap" : names.sourceColour(source),
  }));
  return (
    <DrawerSection title={t("field.investment_fen")} side={<Money fen={cost.known_fen} />}>
      {cost.known_fen === null ? (
        <p className="soft small">{t("communities.no_cost")}</p>
      ) : (
        <p className="soft small">
          {t(`cost.basis.${cost.basis}`)}
          {cost.is_published ? ` · ${t("cost.published")}` : ""} ·{" "}
          {t("cost.per", {
            area: formatYuan(cost.fen_per_m2),
            household: formatWan(cost.fen_per_household),
          })}
          {cost.missing > 0 ? ` · ${t("cost.missing", { count: cost.missing })}` : ""}
        </p>
      )}
      {shares.length > 0 ? <Shares shares={shares} label={t("communities.who_pays")} /> : null}
      {detail.funding.length > 0 ? (
        <details className="why">
          <summary>{t("communities.why_split")}</summary>
          <ul>
            {detail.funding.map((part, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: parts are a fixed list in their order.
              <li key={i}>
                <b>{say(part.component)}</b>{" "}
                {part.source === null ? t("money.gap") : names.sourceShort(part.source)}{" "}
                {formatWan(part.amount_fen)} {t("unit.wan")}
                <div className="soft small">
                  {say({ zh: part.because_zh, en: part.because_en })}
                </div>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </DrawerSection>
  );
}

/** Lists whose codes have names, and units of figures, by field. */
const NAMES: Record<string, string> = {
  stage: "stage",
  kind: "housing_kind",
  ownership: "ownership",
  property_mode: "property_mode",
  owners_committee: "has",
  to_be_expropriated: "answer",
};
const UNITS: Record<string, string> = {
  buildings: "buildings",
  units: "units",
  households: "households",
  residents: "residents",
  floor_area_m2: "m2",
  investment_fen: "wan",
  maintenance_fund: "wan",
  property_fee: "yuan_m2",
};

/** A fact as people read it: codes by name, figures with separators and units, years as they are. */
function Fact({ fact: { field, text } }: { fact: FactDto }) {
  const { t } = useTranslation();
  if (text === "") return UNKNOWN;
  const names = NAMES[field];
  if (names !== undefined) return t(`${names}.${text}`);
  const isFigure = !/^(year|built)/.test(field) && Number.isFinite(Number(text));
  const unit = UNITS[field];
  return (
    <>
      {isFigure ? formatDecimal(Number(text)) : text}
      {isFigure && unit ? <span className="unit"> {t(`unit.${unit}`)}</span> : null}
    </>
  );
}

/** Where each figure was read: file, sheet, cell and the text as it stood. */
function Sources({ facts }: { facts: FactDto[] }) {
  const { t } = useTranslation();
  const known = facts.filter((fact) => fact.text !== "" || fact.source !== null);
  if (known.length === 0) return null;
  return (
    <DrawerSection title={t("communities.sources")}>
      <Facts
        rows={known.map((fact) => ({
          name: t(`field.${fact.field}`, { defaultValue: fact.field }),
          value: (
            <>
              <Fact fact={fact} />
              {fact.edited ? <span className="soft small"> {t("communities.edited")}</span> : null}
            </>
          ),
          note: fact.source ? (
            <>
              {fact.source.file} · {fact.source.sheet}!{fact.source.cell}{" "}
              {t("communities.source_text", { text: fact.source.text, unit: fact.source.unit })}
              {fact.source.approximate ? ` ${t("communities.approximate")}` : ""}
            </>
          ) : undefined,
        }))}
      />
    </DrawerSection>
  );
}
