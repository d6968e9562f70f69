/** 价格库: unit prices with where they come from; filled from office tables, looked at first. */
import { ImportOutlined } from "@ant-design/icons";
import { Button, Input, Select, Table } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PriceDto, PricePreviewDto } from "@/generated/contract";
import { useAct, useRpc } from "@/host/context";
import { useSay } from "@/i18n/say";
import { formatPrice } from "@/shared/format";
import { Dialog, EmptyState, Loaded } from "@/shared/parts";
import { usePolicy } from "@/shared/policy";
import { useToast } from "@/shared/toast";
import { Working } from "@/shared/working";
import { findPrices } from "./model";
import { PricePreview } from "./PricePreview";

const NOTHING = { region: "", dated: "", source: "" };

export function PriceBook({ isReadOnly, onClose }: { isReadOnly: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const toast = useToast();
  const prices = useRpc("prices.list", {});
  const choose = useAct("prices.choose");
  const [preview, setPreview] = useState<PricePreviewDto | null>(null);

  async function ask() {
    try {
      const chosen = await choose.mutateAsync(NOTHING);
      // A dialog that was declined changes nothing.
      if (chosen !== null) setPreview(chosen);
    } catch (error) {
      toast.fail(error);
    }
  }

  return (
    <Dialog
      width={1000}
      title={preview ? t("price_book.preview", { file: preview.file }) : t("price_book.title")}
      footer={null}
      onCancel={preview ? () => setPreview(null) : onClose}
      data-testid="price-book"
    >
      {preview ? (
        <PricePreview key={preview.token} first={preview} onDone={() => setPreview(null)} />
      ) : (
        <Loaded query={prices}>
          {(rows) => (
            <Book
              rows={rows}
              isReadOnly={isReadOnly}
              isReading={choose.isPending}
              onImport={() => void ask()}
            />
          )}
        </Loaded>
      )}
    </Dialog>
  );
}

function Book({
  rows,
  isReadOnly,
  isReading,
  onImport,
}: {
  rows: readonly PriceDto[];
  isReadOnly: boolean;
  isReading: boolean;
  onImport: () => void;
}) {
  const { t } = useTranslation();
  const toast = useToast();
  const link = useAct("prices.link");
  const remove = useAct("prices.remove");
  const [wanted, setWanted] = useState("");
  const [marked, setMarked] = useState<string[]>([]);
  const shown = useMemo(() => findPrices(rows, wanted), [rows, wanted]);
  const button = (
    <>
      {isReading ? <Working stop="import.stop" /> : null}
      <Button
        type={rows.length === 0 ? "primary" : "default"}
        icon={<ImportOutlined />}
        disabled={isReadOnly}
        loading={isReading}
        data-testid="prices-import"
        onClick={onImport}
      >
        {t("price_book.import")}
      </Button>
    </>
  );
  const sentence = t("price_book.sentence", { count: rows.length });
  if (rows.length === 0) return <EmptyState title={sentence} actions={button} />;
  return (
    <div className="price-book">
      <div className="price-book-tools">
        <span className="soft small">{sentence}</span>
        <Input.Search
          allowClear
          placeholder={t("price_book.search")}
          aria-label={t("price_book.search")}
          onChange={(event) => setWanted(event.target.value)}
        />
        <Button
          disabled={isReadOnly || marked.length === 0 || remove.isPending}
          onClick={() => {
            remove
              .mutateAsync({ ids: marked })
              .then(() => setMarked([]))
              .catch(toast.fail);
          }}
        >
          {t("price_book.remove")}
        </Button>
        {button}
      </div>
      <Table<PriceDto>
        size="small"
        rowKey="id"
        dataSource={shown}
        pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
        scroll={{ y: 380 }}
        {...(isReadOnly
          ? {}
          : {
              rowSelection: {
                selectedRowKeys: marked,
                onChange: (keys) => setMarked(keys.map(String)),
              },
            })}
        columns={[
          { title: t("price_book.item"), dataIndex: "item", width: 190 },
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
                value={row.measure}
                isDisabled={isReadOnly}
                onChange={(measure) => link.mutateAsync({ id: row.id, measure }).catch(toast.fail)}
              />
            ),
          },
          { title: t("price_book.region"), dataIndex: "region", width: 90 },
          { title: t("price_book.dated"), dataIndex: "dated", width: 92 },
          {
            title: t("price_book.source"),
            render: (_, row) => (
              <>
                {row.source}
                {row.origin ? (
                  <div className="soft small">{t("price_book.from_cell", row.origin)}</div>
                ) : null}
              </>
            ),
          },
        ]}
      />
    </div>
  );
}

/** A measure of the policy, or none. */
export function MeasureSelect({
  value,
  isDisabled,
  onChange,
}: {
  value: string | null;
  isDisabled: boolean;
  onChange: (measure: string | null) => void;
}) {
  const { t } = useTranslation();
  const say = useSay();
  const { policy } = usePolicy();
  return (
    <Select
      className="measure-select"
      size="small"
      allowClear
      showSearch={{ optionFilterProp: "label" }}
      value={value ?? undefined}
      disabled={isDisabled}
      placeholder={t("price_book.no_measure")}
      aria-label={t("price_book.measure")}
      popupMatchSelectWidth={240}
      options={(policy?.measures ?? []).map((measure) => ({
        value: measure.code,
        label: `${say(measure)}（${measure.unit}）`,
      }))}
      onChange={(measure: string | undefined) => onChange(measure ?? null)}
    />
  );
}
