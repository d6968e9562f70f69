/** What stands under each heading of the handbook. */
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { go } from "@/app/go";
import type { HandbookDto, HandbookEntryDto } from "@/generated/contract";
import { useSay, useUnit } from "@/i18n/say";
import { formatPrice } from "@/shared/format";
import { FacetBadge, Mark, StateTag } from "@/shared/parts";
import { byCode, type Section } from "./model";

interface Props {
  section: Section;
  /** What is shown of it. */
  book: HandbookDto;
  /** All of it, for names of what is referred to. */
  whole: HandbookDto;
}

export function SectionContent({ section, book, whole }: Props): ReactNode {
  switch (section) {
    case "facets":
      return <Facets book={book} whole={whole} />;
    case "measures":
      return <Measures book={book} whole={whole} />;
    case "packages":
      return <Packages book={book} whole={whole} />;
    case "gates":
      return <Gates book={book} />;
    case "templates":
      return <Templates book={book} />;
    case "calendars":
      return <Calendars book={book} />;
    default:
      return book[section].map((row) => <Entry key={row.code} about={row} />);
  }
}

function Source({ about }: { about: HandbookEntryDto }) {
  return (
    <p className="soft small book-source">
      <Mark assumed={about.is_assumption} /> {about.basis}
    </p>
  );
}

/** A name, its sentence, what belongs to it, where it comes from. */
function Entry({
  about,
  side,
  isSourced = false,
  children,
}: {
  about: HandbookEntryDto;
  side?: ReactNode;
  /** The heading it stands under says where it comes from. */
  isSourced?: boolean;
  children?: ReactNode;
}) {
  const say = useSay();
  const text = say({ zh: about.text_zh, en: about.text_en });
  return (
    <div className="book-entry">
      <h4>
        {say(about)} {side}
      </h4>
      {text ? <p>{text}</p> : null}
      {children}
      {isSourced ? null : <Source about={about} />}
    </div>
  );
}

/** The one place all of these come from, or null where they come from several. */
function sharedSource(rows: readonly { about: HandbookEntryDto }[]): HandbookEntryDto | null {
  const first = rows[0]?.about;
  const isSame = ({ about }: { about: HandbookEntryDto }) =>
    about.basis === first?.basis && about.is_assumption === first.is_assumption;
  return first && rows.length > 1 && rows.every(isSame) ? first : null;
}

function Facets({ book, whole }: { book: HandbookDto; whole: HandbookDto }) {
  const { t } = useTranslation();
  const say = useSay();
  const unitIn = useUnit();
  const measures = byCode(whole.measures.map((row) => row.about));
  return book.facets.map((facet) => {
    const source = sharedSource(facet.items);
    return (
      <div key={facet.about.code} className="book-facet">
        <h3>
          <FacetBadge facet={facet.about.code} /> {t(`facet.${facet.about.code}.name`)}
          <span className="soft">{say({ zh: facet.about.text_zh, en: facet.about.text_en })}</span>
        </h3>
        {source ? <Source about={source} /> : null}
        <div className="book-columns">
          {facet.items.map(({ about, unit, suggests, hazard_first }) => (
            <Entry
              key={about.code}
              about={about}
              isSourced={source !== null}
              side={
                <>
                  {unit ? (
                    <span className="soft small">
                      {t("handbook.in_unit", { unit: unitIn(unit) })}
                    </span>
                  ) : null}
                  {hazard_first ? (
                    <StateTag tone="bad">{t("handbook.hazard_first")}</StateTag>
                  ) : null}
                </>
              }
            >
              {suggests.length > 0 ? (
                <p className="small">
                  {t("handbook.suggests")}{" "}
                  {suggests
                    .map((code) => measures.get(code))
                    .map((row) => (row ? say(row) : ""))
                    .filter(Boolean)
                    .join(t("list.comma"))}
                </p>
              ) : null}
            </Entry>
          ))}
        </div>
      </div>
    );
  });
}

function Measures({ book, whole }: { book: HandbookDto; whole: HandbookDto }) {
  const { t } = useTranslation();
  const say = useSay();
  const unit = useUnit();
  const classes = byCode(whole.classes);
  const effects = byCode(whole.effects);
  const name = (row: HandbookEntryDto | undefined) => (row ? say(row) : "");
  const head = ["name", "class", "facet", "unit", "effect", "price", "source"] as const;
  return (
    <table className="book-table">
      <thead>
        <tr>
          {head.map((key) => (
            <th key={key} scope="col">
              {t(`handbook.column.${key}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {book.measures.map((row) => (
          <tr key={row.about.code}>
            <th scope="row">
              {say(row.about)}
              {row.is_common_part ? (
                <div className="soft small">{t("handbook.common_part")}</div>
              ) : null}
              {row.is_underground ? (
                <div className="soft small">{t("handbook.underground")}</div>
              ) : null}
            </th>
            <td>{name(classes.get(row.class))}</td>
            <td>{t(`facet.${row.facet}.name`)}</td>
            <td>{unit(row.unit)}</td>
            <td>{row.effect ? name(effects.get(row.effect)) : null}</td>
            <td>
              {row.prices.length === 0 ? (
                <span className="soft">{t("handbook.no_price")}</span>
              ) : (
                row.prices.map((price) => (
                  <div key={price.zh} title={price.source}>
                    {formatPrice(price.unit_price_fen)}{" "}
                    <span className="unit">
                      {t("unit.yuan")}/{unit(row.unit)}
                    </span>
                    <div className="soft small">{say(price)}</div>
                  </div>
                ))
              )}
            </td>
            <td className="soft small">
              <Mark assumed={row.about.is_assumption} /> {row.about.basis}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Packages({ book, whole }: { book: HandbookDto; whole: HandbookDto }) {
  const { t } = useTranslation();
  const say = useSay();
  const measures = byCode(whole.measures.map((row) => row.about));
  return book.packages.map((row) => (
    <Entry key={row.about.code} about={row.about}>
      <p>
        {row.measures
          .map((code) => measures.get(code))
          .map((measure) => (measure ? say(measure) : ""))
          .filter(Boolean)
          .join(t("list.comma"))}
      </p>
    </Entry>
  ));
}

function Gates({ book }: { book: HandbookDto }) {
  const { t } = useTranslation();
  const say = useSay();
  return book.gates.map((gate) => {
    const numbers = book.parameters.filter(
      (row) => row.group === "gate" && row.row === gate.about.code,
    );
    return (
      <Entry
        key={gate.about.code}
        about={gate.about}
        side={
          <StateTag tone="plain">
            {t(`gate.before.${gate.before}`)} {gate.is_warning ? t("gate.warning") : null}
          </StateTag>
        }
      >
        {numbers.length > 0 ? (
          <p className="small">
            {numbers.map((row) => (
              <button
                key={row.key}
                type="button"
                className="link book-number"
                onClick={() => go("policy", { group: "gate", key: row.key })}
              >
                {say(row)} <b>{row.value ?? t("policy.blank")}</b>{" "}
                {row.value === null ? null : t(`policy.unit.${row.unit}`)}
              </button>
            ))}
          </p>
        ) : null}
      </Entry>
    );
  });
}

function Templates({ book }: { book: HandbookDto }) {
  const { t } = useTranslation();
  const say = useSay();
  return book.templates.map((template) => {
    const stages = byCode(template.stages.map((stage) => stage.about));
    return (
      <div key={template.about.code} className="book-facet">
        <h3>{say(template.about)}</h3>
        <table className="book-table">
          <thead>
            <tr>
              {(["stage", "days", "after", "source"] as const).map((key) => (
                <th key={key} scope="col">
                  {t(`handbook.column.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {template.stages.map((stage) => (
              <tr key={stage.about.code}>
                <th scope="row">
                  {say(stage.about)}
                  {stage.shared_by_lot ? (
                    <div className="soft small">{t("handbook.shared_by_lot")}</div>
                  ) : null}
                </th>
                <td className="num">
                  {stage.days}{" "}
                  <span className="unit">{t(`gantt.calendar_short.${stage.calendar}`)}</span>
                </td>
                <td>
                  {stage.after
                    .map((code) => stages.get(code))
                    .map((row) => (row ? say({ zh: row.text_zh, en: row.text_en }) : ""))
                    .filter(Boolean)
                    .join(t("list.comma"))}
                </td>
                <td className="soft small">
                  <Mark assumed={stage.about.is_assumption} /> {stage.about.basis}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    );
  });
}

function Calendars({ book }: { book: HandbookDto }) {
  const { t } = useTranslation();
  return (
    <table className="book-table">
      <thead>
        <tr>
          {(["year", "announced", "days_off", "working_weekends", "source"] as const).map((key) => (
            <th key={key} scope="col">
              {t(`handbook.column.${key}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {book.calendars.map((year) => (
          <tr key={year.year}>
            <th scope="row">{year.year}</th>
            <td>
              {year.announced ? (
                t("handbook.announced")
              ) : (
                <StateTag tone="wait">{t("handbook.not_announced")}</StateTag>
              )}
            </td>
            <td className="num">{year.days_off}</td>
            <td className="num">{year.working_weekends}</td>
            <td className="soft small">{year.basis}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
