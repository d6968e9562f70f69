/** Find and replace over the rows shown; what replacing changes is seen before it is written. */
import { CloseOutlined, DownOutlined, UpOutlined } from "@ant-design/icons";
import { Button } from "antd";
import type { Ref } from "react";
import { useDeferredValue, useEffect, useImperativeHandle, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "@/shared/parts";
import { find, type Hit, nextHit, planReplace, type ReplacePlan, type Search } from "./find";
import type { GridColumn, GridData, GridEdit, GridRange } from "./types";

/** Changes listed before they are written; the rest is a number. */
const LISTED = 100;

export interface FindSteps {
  next: (isBackwards: boolean) => void;
}

export interface FindBarProps {
  columns: readonly GridColumn[];
  data: GridData;
  view: readonly number[];
  /** The block selected when it was opened. */
  selection: GridRange | null;
  isReplacing: boolean;
  canEdit: boolean;
  steps: Ref<FindSteps>;
  cursor: () => Hit | null;
  onGo: (hit: Hit) => void;
  onWrite: (edits: GridEdit[]) => void;
  onClose: () => void;
}

const isBlock = (range: GridRange | null): boolean =>
  range !== null && (range.fromRow !== range.toRow || range.fromColumn !== range.toColumn);

export function FindBar(props: FindBarProps) {
  const { columns, data, view, selection, canEdit, onGo, onWrite, onClose } = props;
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const [by, setBy] = useState("");
  const [isWhole, setWhole] = useState(false);
  const [isWithin, setWithin] = useState(() => isBlock(selection));
  const [at, setAt] = useState(-1);
  const [preview, setPreview] = useState<ReplacePlan | null>(null);
  const wanted = useDeferredValue(text);
  const search: Search = useMemo(
    () => ({ text: wanted, isWhole, within: isWithin ? selection : null }),
    [wanted, isWhole, isWithin, selection],
  );
  const hits = useMemo(() => find(columns, data, view, search), [columns, data, view, search]);

  useEffect(() => input.current?.select(), []);
  /** What the text finds as it stands: what is shown may be a moment behind the typing. */
  const found = () => {
    if (wanted === text) return { search, hits };
    const asked = { ...search, text };
    return { search: asked, hits: find(columns, data, view, asked) };
  };
  const go = (isBackwards: boolean) => {
    const { hits } = found();
    const to = nextHit(hits, props.cursor(), { isBackwards });
    setAt(to);
    const hit = hits[to];
    if (hit) onGo(hit);
  };
  useImperativeHandle(props.steps, () => ({ next: go }));

  const replaceOne = () => {
    const { search, hits } = found();
    const hit = hits[at];
    if (!hit) return go(false);
    const { changes } = planReplace(columns, data, view, [hit], search, by);
    onWrite(changes.map(({ id, field, text: written }) => ({ id, field, text: written })));
    const next = hits[at + 1];
    if (next) onGo(next);
  };
  return (
    <search
      className="grid-find plain-fields"
      aria-label={t("grid.find")}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        event.stopPropagation();
        if (event.key === "Escape") onClose();
        else if (event.key === "Enter" && event.target === input.current) go(event.shiftKey);
        else if (event.key === "F3") go(event.shiftKey);
        else if (!(event.ctrlKey && "fh".includes(event.key.toLowerCase()))) return;
        event.preventDefault();
      }}
    >
      <div>
        <input
          ref={input}
          value={text}
          placeholder={t("grid.find_text")}
          aria-label={t("grid.find_text")}
          data-testid="find-text"
          onChange={(event) => {
            setText(event.target.value);
            setAt(-1);
          }}
        />
        <span className="soft small" aria-live="polite" data-testid="find-count">
          {wanted.trim() === ""
            ? ""
            : at >= 0
              ? t("grid.find_at", { at: at + 1, count: hits.length })
              : t("grid.find_count", { count: hits.length })}
        </span>
        <Button
          size="small"
          icon={<UpOutlined />}
          aria-label={t("grid.find_before")}
          title={t("grid.find_before")}
          disabled={hits.length === 0}
          onClick={() => go(true)}
        />
        <Button
          size="small"
          icon={<DownOutlined />}
          aria-label={t("grid.find_next")}
          title={t("grid.find_next")}
          disabled={hits.length === 0}
          onClick={() => go(false)}
        />
        <label>
          <input type="checkbox" checked={isWhole} onChange={() => setWhole(!isWhole)} />
          {t("grid.find_whole")}
        </label>
        {isBlock(selection) ? (
          <label>
            <input type="checkbox" checked={isWithin} onChange={() => setWithin(!isWithin)} />
            {t("grid.find_within")}
          </label>
        ) : null}
        <Button
          size="small"
          type="text"
          icon={<CloseOutlined />}
          aria-label={t("act.close")}
          onClick={onClose}
        />
      </div>
      {props.isReplacing && canEdit ? (
        <div>
          <input
            value={by}
            placeholder={t("grid.replace_by")}
            aria-label={t("grid.replace_by")}
            data-testid="replace-by"
            onChange={(event) => setBy(event.target.value)}
          />
          <Button size="small" disabled={hits.length === 0} onClick={replaceOne}>
            {t("grid.replace_here")}
          </Button>
          <Button
            size="small"
            disabled={hits.length === 0}
            data-testid="replace-all"
            onClick={() => {
              const { search, hits } = found();
              setPreview(planReplace(columns, data, view, hits, search, by));
            }}
          >
            {t("grid.replace_all")}
          </Button>
        </div>
      ) : null}
      {preview ? (
        <ReplacePreview
          plan={preview}
          columns={columns}
          data={data}
          onClose={() => setPreview(null)}
          onWrite={onWrite}
        />
      ) : null}
    </search>
  );
}

function ReplacePreview({
  plan,
  columns,
  data,
  onClose,
  onWrite,
}: {
  plan: ReplacePlan;
  columns: readonly GridColumn[];
  data: GridData;
  onClose: () => void;
  onWrite: (edits: GridEdit[]) => void;
}) {
  const { t } = useTranslation();
  const sound = plan.changes.filter((change) => change.problem === null);
  const bad = plan.changes.length - sound.length;
  const named = columns.find((column) => column.strong);
  const nameOf = (id: string) =>
    String(data.columns[named?.field ?? ""]?.[data.ids.indexOf(id)] ?? "");
  const column = (field: string) => columns.find((one) => one.field === field);
  const said = (field: string, text: string) =>
    column(field)?.choices?.find((choice) => choice.code === text)?.name ?? text;
  return (
    <Dialog
      width={640}
      title={t("grid.replace_title", { count: sound.length })}
      okText={t("grid.replace_write", { count: sound.length })}
      cancelText={t("act.cancel")}
      okButtonProps={{ disabled: sound.length === 0 }}
      onCancel={onClose}
      onOk={() => {
        onClose();
        onWrite(sound.map(({ id, field, text }) => ({ id, field, text })));
      }}
    >
      {plan.skipped > 0 ? <p>{t("grid.skipped", { count: plan.skipped })}</p> : null}
      {bad > 0 ? <p className="bad">{t("grid.replace_bad", { count: bad })}</p> : null}
      <div className="replace-list">
        <table>
          <tbody>
            {plan.changes.slice(0, LISTED).map((change) => (
              <tr key={`${change.id} ${change.field}`}>
                <th scope="row">{nameOf(change.id)}</th>
                <td className="soft">{column(change.field)?.title}</td>
                <td>
                  <del>{said(change.field, change.before)}</del>
                </td>
                <td className={change.problem ? "bad" : undefined}>
                  {change.problem
                    ? t(`grid.problem.${change.problem}`, { text: change.text })
                    : said(change.field, change.text) || t("grid.blank")}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {plan.changes.length > LISTED ? (
        <p className="soft small">{t("grid.ask_more", { count: plan.changes.length - LISTED })}</p>
      ) : null}
    </Dialog>
  );
}
