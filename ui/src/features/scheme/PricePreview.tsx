/** A table of unit prices as it was read: corrected by choosing, then written as one step. */
import { Button, Checkbox, Input, Table } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PricePreviewDto, PriceSeenDto } from "@/generated/contract";
import { useAct } from "@/host/context";
import { formatPrice } from "@/shared/format";
import { StateTag } from "@/shared/parts";
import { useToast } from "@/shared/toast";
import { choicesOf, type Decided } from "./model";
import { MeasureSelect } from "./PriceBook";

const TONES = { new: "good", same: "plain", beside: "wait" } as const;

export function PricePreview({ first, onDone }: { first: PricePreviewDto; onDone: () => void }) {
  const { t } = useTranslation();
  const toast = useToast();
  const look = useAct("prices.look");
  const apply = useAct("prices.apply");
  const [preview, setPreview] = useState(first);
  const [defaults, setDefaults] = useState({ region: "", dated: "", source: "" });
  const [decided, setDecided] = useState<ReadonlyMap<number, Decided>>(new Map());
  const { rows, refused } = preview;
  const state = (row: PriceSeenDto): Decided =>
    decided.get(row.at) ?? { leaveOut: false, measure: row.measure };
  const decide = (row: PriceSeenDto, part: Partial<Decided>) =>
    setDecided(new Map(decided).set(row.at, { ...state(row), ...part }));
  const count = rows.filter((row) => row.state !== "same" && !state(row).leaveOut).length;

  function again() {
    look.mutateAsync({ token: preview.token, defaults }).then(setPreview).catch(toast.fail);
  }
  async function write() {
    try {
      const done = await apply.mutateAsync({
        token: preview.token,
        choices: choicesOf(decided),
      });
      toast.tell(t("price_book.done", { count: done.added }));
      onDone();
    } catch (error) {
      toast.fail(error);
    }
  }
  const field = (name: "region" | "dated" | "source", example?: string) => (
    <label className="price-default" htmlFor={`price-${name}`}>
      <span className="soft small">{t(`price_book.${name}`)}</span>
      <Input
        id={`price-${name}`}
        size="small"
        placeholder={example}
        value={defaults[name]}
        onChange={(event) => setDefaults({ ...defaults, [name]: event.target.value })}
        onBlur={again}
        onPressEnter={again}
      />
    </label>
  );

  return (
    <div className="price-book">
      <div className="price-book-tools">
        <span className="small">{t("price_book.defaults")}</span>
        {field("region")}
        {field("dated", t("price_book.example_dated"))}
        {field("source")}
      </div>
      <Table<PriceSeenDto>
        size="small"
        rowKey="at"
        dataSource={rows}
        pagination={{ pageSize: 100, hideOnSinglePage: true, showSizeChanger: false }}
        scroll={{ y: 320 }}
        columns={[
          {
            title: "",
            width: 76,
            render: (_, row) => (
              <StateTag tone={TONES[row.state as keyof typeof TONES] ?? "plain"}>
                {t(`price_book.state.${row.state}`)}
              </StateTag>
            ),
          },
          { title: t("price_book.item"), dataIndex: "item", width: 180 },
          { title: t("price_book.unit"), dataIndex: "unit", width: 56, align: "center" },
          {
            title: t("price_book.price"),
            dataIndex: "unit_price_fen",
            width: 96,
            align: "right",
            render: (fen: number) => formatPrice(fen),
          },
          {
            title: t("price_book.measure"),
            width: 170,
            render: (_, row) => (
              <MeasureSelect
                value={state(row).measure}
                isDisabled={row.state === "same"}
                onChange={(measure) => decide(row, { measure })}
              />
            ),
          },
          { title: t("price_book.region"), dataIndex: "region", width: 90 },
          { title: t("price_book.dated"), dataIndex: "dated", width: 92 },
          { title: t("price_book.source"), dataIndex: "source" },
          {
            title: t("price_book.leave_out"),
            width: 56,
            align: "center",
            render: (_, row) => (
              <Checkbox
                checked={state(row).leaveOut}
                disabled={row.state === "same"}
                aria-label={t("price_book.leave_out")}
                onChange={(event) => decide(row, { leaveOut: event.target.checked })}
              />
            ),
          },
        ]}
      />
      {preview.same > 0 ? (
        <p className="soft small">{t("price_book.same", { count: preview.same })}</p>
      ) : null}
      {refused.length > 0 ? (
        <div className="small">
          {t("price_book.refused", { count: refused.length })}
          <ul className="price-refused">
            {refused.map((row) => (
              <li key={`${row.sheet} ${row.row}`}>
                {t("price_book.refused_row", { ...row, why: t(`price_book.why.${row.why}`) })}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <div className="price-book-tools price-book-end">
        <span className="soft small">{t("price_book.nothing_written")}</span>
        <Button onClick={onDone}>{t("price_book.cancel")}</Button>
        <Button
          type="primary"
          disabled={count === 0}
          loading={apply.isPending}
          data-testid="prices-write"
          onClick={() => void write()}
        >
          {t("price_book.write", { count })}
        </Button>
      </div>
    </div>
  );
}
