/**
 * One item: what to look at, five levels, and what belongs to what was found. An item nobody looked
 * at has a dashed mark and no level pressed: it never looks like fine.
 */
import { CheckOutlined, EditOutlined, RollbackOutlined } from "@ant-design/icons";
import { type KeyboardEvent, type MouseEvent, memo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { ChecklistItemDto, FindingDto, FindingSet } from "@/generated/contract";
import { InlineInput, StateTag } from "@/shared/parts";
import type { ItemPorts } from "./FacetSection";
import { itemMenu } from "./itemMenu";
import { asksForMeasure, changeOf, LEVELS, levelOfKey, needsReason, TAKE_BACK } from "./model";

interface Props extends ItemPorts {
  item: ChecklistItemDto;
  isActive: boolean;
}

const MARKS: Record<string, string> = {
  ok: "✓",
  minor: "△",
  severe: "▲",
  hazard: "!",
  not_applicable: "–",
};

export const ItemRow = memo(function ItemRow(props: Props) {
  const { item, isActive, inspector, isReadOnly, texts, onSet, onActive, onMove, onMenu } = props;
  const { t, say } = texts;
  const level = item.finding?.level ?? TAKE_BACK;
  const { finding } = item;
  /** Opened by hand; what is short or has a remark is open by itself. */
  const [isOpened, setOpened] = useState(false);
  const isOpen = finding !== null && (isOpened || hasDetails(finding));
  const box = useRef<HTMLDivElement>(null);
  const openDetails = () => {
    flushSync(() => setOpened(true));
    box.current?.querySelector<HTMLElement>(".check-details input")?.focus();
  };
  const record = (chosen: string) => {
    if (chosen === level) return;
    const by = chosen === TAKE_BACK ? null : inspector || null;
    onSet([changeOf(item.item, { level: chosen, inspected_by: by })]);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTyping(event)) return;
    const chosen = levelOfKey(event.key);
    if (chosen !== null) record(chosen);
    else if (event.key === "ArrowDown") onMove(item.item, 1);
    else if (event.key === "ArrowUp") onMove(item.item, -1);
    else if (event.key === "Enter" && event.target === event.currentTarget) openDetails();
    else return;
    event.preventDefault();
  };
  const onContextMenu = (event: MouseEvent) => {
    // A field has the menu of its text.
    if (isTyping(event)) return;
    onActive(item.item);
    const ports = { onLevel: record, onSet, onDetails: openDetails, onScheme: props.onScheme };
    onMenu(event, itemMenu({ item, isReadOnly, t, ...ports }));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of controls with keys of its own.
    <div
      ref={box}
      className={`check-item check-${level}`}
      role="group"
      aria-label={`${say(item)}: ${t(`checklist.level.${level}`)}`}
      tabIndex={isActive ? 0 : -1}
      data-home={isActive || undefined}
      data-item={item.item}
      data-testid={`checklist-item-${item.item}`}
      onFocus={() => onActive(item.item)}
      onKeyDown={onKey}
      onContextMenu={onContextMenu}
    >
      <div className="check-line">
        <span className="check-mark" aria-hidden="true">
          {MARKS[level] ?? "?"}
        </span>
        <div className="check-name">
          <b>{say(item)}</b>
          <p className="soft small">{say({ zh: item.help_zh, en: item.help_en })}</p>
        </div>
        <div className="levels">
          {LEVELS.map((one, i) => (
            <button
              key={one}
              type="button"
              aria-pressed={one === level}
              className={one === level ? `level level-${one} on` : `level level-${one}`}
              title={t("checklist.level_key", { level: t(`checklist.level.${one}`), key: i + 1 })}
              tabIndex={isActive ? 0 : -1}
              disabled={isReadOnly}
              onClick={() => record(one)}
            >
              {t(`checklist.level.${one}`)}
            </button>
          ))}
        </div>
        <div className="check-more">
          {finding ? (
            <>
              <button
                type="button"
                className={hasDetails(finding) ? "icon-button none" : "icon-button"}
                aria-label={t("checklist.details")}
                title={t("checklist.details")}
                tabIndex={isActive ? 0 : -1}
                onClick={() => setOpened(!isOpened)}
              >
                <EditOutlined />
              </button>
              <button
                type="button"
                className="icon-button"
                aria-label={t("checklist.take_back")}
                title={t("checklist.take_back")}
                tabIndex={isActive ? 0 : -1}
                disabled={isReadOnly}
                onClick={() => record(TAKE_BACK)}
              >
                <RollbackOutlined />
              </button>
            </>
          ) : null}
        </div>
      </div>
      {isOpen ? <Details {...props} finding={finding} /> : null}
    </div>
  );
});

const isTyping = ({ target }: { target: EventTarget }): boolean =>
  target instanceof HTMLInputElement && target.type === "text";

/** Something belongs to the finding that must be in sight. */
const hasDetails = (finding: FindingDto): boolean =>
  asksForMeasure(finding) ||
  finding.note !== "" ||
  finding.quantity !== null ||
  finding.reason_not_in_scheme !== "";

/** What belongs to a finding: how much, wished, remark, reason, who looked, what it asks for. */
function Details({
  item,
  finding,
  inScheme,
  isReadOnly,
  texts,
  onWrite,
  onSet,
  onScheme,
}: Props & { finding: FindingDto }) {
  const { t, unit } = texts;
  const write = (parts: Partial<FindingSet>) => onWrite(changeOf(item.item, parts));
  const asks = asksForMeasure(finding);
  const reason = needsReason(item, inScheme) || finding.reason_not_in_scheme !== "";
  const who = [finding.inspected_by, finding.inspected_on].filter(Boolean).join(" · ");
  return (
    <div className="check-details">
      {item.unit !== "" && finding.level !== "not_applicable" ? (
        <InlineInput
          value={finding.quantity === null ? "" : String(finding.quantity)}
          label={t("checklist.quantity")}
          placeholder={t("checklist.quantity")}
          suffix={unit(item.unit)}
          width={128}
          disabled={isReadOnly}
          onSave={(quantity) => write({ quantity })}
        />
      ) : null}
      <label className="check-wished">
        <input
          type="checkbox"
          checked={finding.strongly_wished}
          disabled={isReadOnly}
          onChange={(event) =>
            onSet([changeOf(item.item, { strongly_wished: event.target.checked })])
          }
        />
        {t("checklist.wished")}
      </label>
      <div className="check-note">
        <InlineInput
          value={finding.note}
          label={t("field.note")}
          placeholder={t("field.note")}
          align="left"
          disabled={isReadOnly}
          onSave={(note) => write({ note })}
        />
      </div>
      {who ? <span className="soft small">{who}</span> : null}
      {asks ? <Suggested {...{ item, inScheme, texts, onScheme }} /> : null}
      {reason ? (
        <div className="check-reason">
          <span className={finding.reason_not_in_scheme ? "soft small" : "bad small"}>
            {t(finding.level === "hazard" ? "checklist.hazard_reason" : "checklist.wish_reason")}
          </span>
          <InlineInput
            value={finding.reason_not_in_scheme}
            label={t("checklist.reason")}
            placeholder={t("checklist.reason")}
            align="left"
            disabled={isReadOnly}
            onSave={(text) => write({ reason_not_in_scheme: text })}
          />
        </div>
      ) : null}
    </div>
  );
}

function Suggested({
  item,
  inScheme,
  texts: { t, say },
  onScheme,
}: Pick<Props, "item" | "inScheme" | "texts" | "onScheme">) {
  if (item.suggests.length === 0) return null;
  return (
    <div className="check-suggests small">
      <span className="soft">{t("checklist.suggests")}</span>
      {item.suggests.map((measure) => {
        const isIn = inScheme.has(measure.code);
        return (
          <StateTag key={measure.code} tone={isIn ? "good" : "plain"}>
            {say(measure)} {isIn ? <CheckOutlined aria-label={t("checklist.in_scheme")} /> : null}
          </StateTag>
        );
      })}
      <button type="button" className="link" onClick={onScheme}>
        {t("checklist.to_scheme")}
      </button>
    </div>
  );
}
