/** The measures of a scheme as an editable grid, with prices known from elsewhere offered, never filled. */
import { DeleteOutlined, TagOutlined } from "@ant-design/icons";
import { Button, Select } from "antd";
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { SchemeDto, SchemeLineDto } from "@/generated/contract";
import { useAct } from "@/host/context";
import { useSay, useUnit } from "@/i18n/say";
import { formatPrice } from "@/shared/format";
import { Grid, type GridAction, type GridEdit, useGridMemory } from "@/shared/grid";
import { EmptyState, StateTag } from "@/shared/parts";
import { usePolicy } from "@/shared/policy";
import { useToast } from "@/shared/toast";
import { lineColumns, lineData, missingCells, missingOf, takePrice } from "./model";
import { PriceBook } from "./PriceBook";
import { PriceOffers } from "./PriceOffers";

export function Lines({
  scheme,
  isReadOnly,
  isQuiet,
}: {
  scheme: SchemeDto;
  isReadOnly: boolean;
  /** Suggestions are open above: nothing needs to be explained while there is no line. */
  isQuiet: boolean;
}) {
  const { t } = useTranslation();
  const say = useSay();
  const unit = useUnit();
  const toast = useToast();
  const names = usePolicy();
  const edit = useAct("scheme.edit");
  const remove = useAct("scheme.remove_lines");
  const [row, setRow] = useState<string | null>(null);
  const [looking, setLooking] = useState(false);
  const [book, setBook] = useState(false);
  const { lines } = scheme;
  const picked = lines.find((line) => line.id === row);

  const { policy } = names;
  const columns = useMemo(
    () =>
      lineColumns(t, {
        classes: policy?.classes.map(say) ?? [],
        units: policy?.measures.map((one) => unit(one.unit)) ?? [],
      }),
    [t, policy, say, unit],
  );
  const data = useMemo(
    () =>
      lineData(lines, {
        say,
        measureClass: names.measureClass,
        facetMark: (facet) => t(`facet.${facet}.mark`),
        unit,
      }),
    [lines, say, unit, names.measureClass, t],
  );
  const remarks = useMemo(() => missingCells(lines, t), [lines, t]);
  const onEdit = useCallback(
    (edits: GridEdit[]) => edit.mutateAsync({ edits }),
    [edit.mutateAsync],
  );

  const memory = useGridMemory("scheme");
  const actions: GridAction[] = [
    {
      key: "remove",
      label: ({ ids }) => t("scheme.remove_count", { count: ids.length }),
      isDanger: true,
      isOff: isReadOnly,
      run: ({ ids }) => void remove.mutateAsync({ ids: [...ids] }).catch(toast.fail),
    },
  ];

  return (
    <section className="lines" aria-label={t("scheme.lines")}>
      <header className="lines-head">
        <h3>{t("scheme.lines")}</h3>
        <Missing lines={lines} />
        <span className="lines-tools">
          <Button
            icon={<DeleteOutlined />}
            disabled={isReadOnly || picked === undefined || remove.isPending}
            data-testid="scheme-remove"
            title={picked ? t("scheme.remove_named", { name: say(picked) }) : undefined}
            onClick={() => {
              if (picked) remove.mutateAsync({ ids: [picked.id] }).catch(toast.fail);
            }}
          >
            <span className="wide-only">{t("scheme.remove")}</span>
          </Button>
          <Button
            icon={<TagOutlined />}
            disabled={isReadOnly || picked === undefined}
            data-testid="scheme-prices-open"
            onClick={() => setLooking(true)}
          >
            <span className="wide-only">{t("price_book.look")}</span>
          </Button>
          <AddMeasure scheme={scheme} isReadOnly={isReadOnly} />
        </span>
      </header>
      {lines.length > 0 ? (
        <Grid
          label={t("scheme.lines")}
          columns={columns}
          data={data}
          remarks={remarks}
          {...(isReadOnly ? {} : { onEdit })}
          onRow={setRow}
          actions={actions}
          memory={memory}
          isOneOfMany
        />
      ) : isQuiet && scheme.suggestions.length > 0 ? null : (
        <EmptyState title={t("scheme.empty")} hint={t("scheme.empty_hint")} />
      )}
      {picked && !isReadOnly ? (
        <Prices line={picked} onTake={(edits) => onEdit(edits).catch(toast.fail)} />
      ) : null}
      {picked && looking ? (
        <PriceOffers
          line={picked}
          onTake={(edits) => onEdit(edits).catch(toast.fail)}
          onBook={() => setBook(true)}
          onClose={() => setLooking(false)}
        />
      ) : null}
      {book ? <PriceBook isReadOnly={isReadOnly} onClose={() => setBook(false)} /> : null}
    </section>
  );
}

/** How much is missing, in words. */
function Missing({ lines }: { lines: readonly SchemeLineDto[] }) {
  const { t } = useTranslation();
  const missing = missingOf(lines);
  return (
    <>
      <span className="soft small">{t("scheme.line_count", { count: lines.length })}</span>
      {missing.price > 0 ? (
        <StateTag tone="bad">{t("scheme.missing_price", { count: missing.price })}</StateTag>
      ) : null}
      {missing.quantity > 0 ? (
        <StateTag tone="bad">{t("scheme.missing_quantity", { count: missing.quantity })}</StateTag>
      ) : null}
    </>
  );
}

/** Adds a measure by name. */
function AddMeasure({ scheme, isReadOnly }: { scheme: SchemeDto; isReadOnly: boolean }) {
  const { t } = useTranslation();
  const say = useSay();
  const unit = useUnit();
  const toast = useToast();
  const { policy } = usePolicy();
  const accept = useAct("scheme.accept");
  const there = new Set(scheme.lines.map((line) => line.measure));
  const groups = (policy?.classes ?? []).map((one) => ({
    label: say(one),
    title: one.code,
    options: (policy?.measures ?? [])
      .filter((measure) => measure.class === one.code && !there.has(measure.code))
      .map((measure) => ({
        value: measure.code,
        label: `${say(measure)}（${unit(measure.unit)}）`,
      })),
  }));
  return (
    <Select
      className="add-measure"
      showSearch={{ optionFilterProp: "label" }}
      value={null}
      placeholder={t("scheme.add")}
      aria-label={t("scheme.add")}
      data-testid="scheme-add"
      disabled={isReadOnly || accept.isPending}
      popupMatchSelectWidth={280}
      placement="bottomRight"
      options={groups}
      onChange={(measure: string | null) => {
        if (measure !== null)
          accept
            .mutateAsync({ community_id: scheme.community_id, measures: [measure] })
            .catch(toast.fail);
      }}
    />
  );
}

/** Prices known for the line the keyboard is in: offered with their source. */
function Prices({ line, onTake }: { line: SchemeLineDto; onTake: (edits: GridEdit[]) => void }) {
  const { t } = useTranslation();
  const say = useSay();
  const unit = useUnit();
  if (line.known_prices.length === 0) return null;
  return (
    <ul
      className="prices small"
      aria-label={t("scheme.known_prices", { name: say(line) })}
      data-testid="scheme-prices"
    >
      {line.known_prices.map((price) => {
        const isTaken = price.unit_price_fen === line.unit_price_fen;
        const source = `${say(price)} · ${price.source}`;
        return (
          <li key={source}>
            <span>{t("scheme.known_price", { name: say(line) })}</span>
            <b>
              {formatPrice(price.unit_price_fen)}{" "}
              <span className="unit">
                {t("unit.yuan")}/{unit(line.unit)}
              </span>
            </b>
            <Button
              size="small"
              disabled={isTaken}
              data-testid="scheme-take-price"
              onClick={() => onTake(takePrice(line.id, price))}
            >
              {t(isTaken ? "scheme.taken" : "scheme.take")}
            </Button>
            <span className="price-source" title={source}>
              {source}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
