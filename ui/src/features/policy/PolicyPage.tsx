/** 政策参数: every number that can be set, with its source or the mark of an assumption, undoable. */
import { Button } from "antd";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { go, pick, useRoute } from "@/app/go";
import type { HandbookDto, ParameterDto, RuleDto } from "@/generated/contract";
import { useAct, useRpc } from "@/host/context";
import { useSay } from "@/i18n/say";
import { Help, InlineInput, Loaded, Mark, PageHeader, StateTag } from "@/shared/parts";
import { GROUPS, type Group, type ParameterRow, rowsOf, standing } from "./model";
import { RuleSwitch } from "./RuleSwitch";
import "@/shared/parts/book.css";
import "./policy.css";

export default function PolicyPage() {
  const { t } = useTranslation();
  const book = useRpc("policy.handbook", {});
  return (
    <div className="page">
      <Loaded query={book} title={t("page.policy")} shape="list">
        {(data) => <Parameters book={data} />}
      </Loaded>
    </div>
  );
}

function Parameters({ book }: { book: HandbookDto }) {
  const { t } = useTranslation();
  const say = useSay();
  const { picked } = useRoute();
  const isReadOnly = useRpc("project.info", {}).data?.read_only != null;
  const shown = GROUPS.filter((group) => rowsOf(book.parameters, group).length > 0);
  const group = shown.find((one) => one === picked.group) ?? shown[0] ?? "gate";
  const edited = book.parameters.filter((one) => one.is_edited).length;
  return (
    <>
      <PageHeader
        title={t("page.policy")}
        sentence={
          <>
            {t("policy.sentence", { profile: say(book.profile), version: book.version })}{" "}
            {edited > 0 ? t("policy.edited", { count: edited }) : t("policy.none_edited")}
          </>
        }
        tools={
          <>
            <Button onClick={() => go("schemes", { prices: "1" })}>{t("price_book.button")}</Button>
            <Button onClick={() => go("handbook")}>{t("page.handbook")}</Button>
          </>
        }
      />
      <div className="page-body">
        <nav className="book-toc" aria-label={t("policy.groups")}>
          {shown.map((one) => {
            const { blank, edited } = standing(book.parameters, one);
            return (
              <button
                key={one}
                type="button"
                className={one === group ? "book-way on" : "book-way"}
                aria-current={one === group ? "true" : undefined}
                onClick={() => pick({ group: one, key: undefined })}
              >
                <span>{t(`policy.group.${one}`)}</span>
                {blank > 0 ? (
                  <StateTag tone="wait">{t("policy.to_set", { count: blank })}</StateTag>
                ) : edited > 0 ? (
                  <StateTag tone="good">{t("policy.set_here", { count: edited })}</StateTag>
                ) : null}
              </button>
            );
          })}
          <p className="soft small book-note">{t("policy.note")}</p>
        </nav>
        <section
          className="book-text"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
          tabIndex={0}
          data-home
          aria-label={t(`policy.group.${group}`)}
        >
          <p className="soft policy-about">{t(`policy.about.${group}`)}</p>
          {rowsOf(book.parameters, group).map((row) => (
            <Row
              key={row.code}
              row={row}
              group={group}
              rule={book.rules.find((rule) => group === "rule" && rule.code === row.code)}
              isReadOnly={isReadOnly}
              wanted={picked.key}
            />
          ))}
        </section>
      </div>
    </>
  );
}

function Row({
  row,
  group,
  rule,
  isReadOnly,
  wanted,
}: {
  row: ParameterRow;
  group: Group;
  rule: RuleDto | undefined;
  isReadOnly: boolean;
  wanted: string | undefined;
}) {
  const say = useSay();
  const [first] = row.parameters;
  // Where every number has the source of its row, it is said once.
  const isShared = row.parameters.every((one) => one.basis === first?.basis);
  return (
    <section className="policy-row">
      <h3>
        {rule ? <RuleSwitch rule={rule} isReadOnly={isReadOnly} /> : null}
        {say(row)}
        {isShared && first ? <Mark assumed={first.is_assumption} /> : null}
      </h3>
      {rule ? <p className="small">{say({ zh: rule.detail_zh, en: rule.detail_en })}</p> : null}
      <div className={`policy-numbers policy-${group}`}>
        {row.parameters.map((one) => (
          <NumberField
            key={one.key}
            parameter={one}
            isReadOnly={isReadOnly}
            isWanted={one.key === wanted}
            hasOwnSource={!isShared}
          />
        ))}
      </div>
      {isShared && first ? <p className="soft small book-source">{first.basis}</p> : null}
    </section>
  );
}

function NumberField({
  parameter,
  isReadOnly,
  isWanted,
  hasOwnSource,
}: {
  parameter: ParameterDto;
  isReadOnly: boolean;
  isWanted: boolean;
  hasOwnSource: boolean;
}) {
  const { t } = useTranslation();
  const say = useSay();
  const edit = useAct("policy.edit");
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isWanted) place.current?.querySelector("input")?.focus();
  }, [isWanted]);
  const unit = t(`policy.unit.${parameter.unit}`);
  return (
    <div className="policy-number" ref={place}>
      <span>{say(parameter)}</span>
      <InlineInput
        value={parameter.value ?? ""}
        label={`${say({ zh: parameter.row_zh, en: parameter.row_en })}: ${say(parameter)}`}
        placeholder={t("policy.blank")}
        suffix={unit}
        width={150}
        disabled={isReadOnly}
        onSave={(text) => edit.mutateAsync({ key: parameter.key, text })}
      />
      <span className="policy-side small">
        {parameter.is_edited ? (
          <>
            <span className="soft">
              {t("policy.shipped", { value: parameter.shipped ?? t("policy.blank") })}
            </span>{" "}
            <button
              type="button"
              className="link"
              disabled={isReadOnly}
              onClick={() => edit.mutate({ key: parameter.key, text: parameter.shipped ?? "" })}
            >
              {t("policy.restore")}
            </button>
          </>
        ) : null}
        {hasOwnSource ? (
          <>
            <Mark assumed={parameter.is_assumption} />
            <Help about={say(parameter)}>{parameter.basis}</Help>
          </>
        ) : null}
      </span>
    </div>
  );
}
