/** Prices for a line: what was published and what the price book holds, with where each comes from. */
import { Button, Drawer } from "antd";
import { useTranslation } from "react-i18next";
import type { PriceDto, SchemeLineDto } from "@/generated/contract";
import { useAct, useRpc } from "@/host/context";
import { useSay } from "@/i18n/say";
import { formatPrice } from "@/shared/format";
import type { GridEdit } from "@/shared/grid";
import { DrawerSection, Loaded, StateTag } from "@/shared/parts";
import { useToast } from "@/shared/toast";
import { takePrice } from "./model";

export function PriceOffers({
  line,
  onTake,
  onBook,
  onClose,
}: {
  line: SchemeLineDto;
  onTake: (edits: GridEdit[]) => void;
  /** Opens the price book. */
  onBook: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const say = useSay();
  const toast = useToast();
  const offers = useRpc("scheme.prices", { id: line.id }, { keep: true });
  const take = useAct("scheme.take_price");
  const origin = line.price_origin;
  return (
    <Drawer
      open
      size={440}
      title={t("price_book.of", { name: say(line) })}
      extra={
        <span className="soft small">{t("price_book.unit_of_line", { unit: line.unit })}</span>
      }
      onClose={onClose}
    >
      {line.unit_price_fen !== null ? (
        <DrawerSection
          title={t("scheme.field.unit_price")}
          side={<Amount fen={line.unit_price_fen} unit={line.unit} />}
        >
          <p className="small">{line.price_source || t("price_book.no_source")}</p>
          {origin ? (
            <p className="soft small" data-testid="price-origin">
              {t("price_book.from_cell", origin)}
            </p>
          ) : null}
        </DrawerSection>
      ) : null}
      <Loaded query={offers}>
        {(list) => (
          <DrawerSection
            title={t("price_book.title")}
            side={
              <button type="button" className="link" onClick={onBook}>
                {t("price_book.open")}
              </button>
            }
          >
            {list.length === 0 ? <p className="soft small">{t("price_book.none")}</p> : null}
            <ul className="offers" data-testid="price-offers">
              {list.map(({ price, unit_fits, region_fits }) => {
                const isTaken =
                  price.unit_price_fen === line.unit_price_fen &&
                  line.price_source.startsWith(price.item);
                return (
                  <li key={price.id}>
                    <div className="offer-head">
                      <b>{price.item}</b>
                      <Amount fen={price.unit_price_fen} unit={price.unit} />
                      <Button
                        size="small"
                        disabled={!unit_fits || isTaken || take.isPending}
                        data-testid="take-offer"
                        onClick={() =>
                          take
                            .mutateAsync({ line_id: line.id, price_id: price.id })
                            .catch(toast.fail)
                        }
                      >
                        {t(isTaken ? "price_book.taken" : "price_book.take")}
                      </Button>
                    </div>
                    <p className="soft small">
                      {unit_fits ? null : (
                        <StateTag tone="bad">{t("price_book.unit_differs")}</StateTag>
                      )}
                      {region_fits ? (
                        <StateTag tone="good">{t("price_book.region_fits")}</StateTag>
                      ) : null}{" "}
                      {wherefrom(price)}
                    </p>
                  </li>
                );
              })}
            </ul>
          </DrawerSection>
        )}
      </Loaded>
      {line.known_prices.length > 0 ? (
        <DrawerSection title={t("price_book.known")}>
          <ul className="offers">
            {line.known_prices.map((price) => {
              const source = `${say(price)} · ${price.source}`;
              const isTaken = price.unit_price_fen === line.unit_price_fen;
              return (
                <li key={source}>
                  <div className="offer-head">
                    <b>{say(line)}</b>
                    <Amount fen={price.unit_price_fen} unit={line.unit} />
                    <Button
                      size="small"
                      disabled={isTaken}
                      data-testid="take-known"
                      onClick={() => onTake(takePrice(line.id, price))}
                    >
                      {t(isTaken ? "price_book.taken" : "price_book.take")}
                    </Button>
                  </div>
                  <p className="soft small">{source}</p>
                </li>
              );
            })}
          </ul>
        </DrawerSection>
      ) : null}
    </Drawer>
  );
}

/** Region, date and source, as far as they are known. */
const wherefrom = (price: PriceDto): string =>
  [price.region, price.dated, price.source].filter(Boolean).join(" · ");

function Amount({ fen, unit }: { fen: number; unit: string }) {
  const { t } = useTranslation();
  return (
    <span className="offer-amount">
      {formatPrice(fen)}{" "}
      <span className="unit">
        {t("unit.yuan")}/{unit}
      </span>
    </span>
  );
}
