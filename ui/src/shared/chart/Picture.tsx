/**
 * A picture with the same figures as a table behind it: one button swaps the two, in the same place
 * and size, for eyes, keyboard and screen readers alike. It knows no library of charts.
 */
import { BarChartOutlined, TableOutlined } from "@ant-design/icons";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import "./chart.css";

export interface Figures {
  /** Titles of the columns; the first names the rows. */
  head: string[];
  rows: { name: string; cells: string[] }[];
}

export function Picture({
  name,
  figures,
  children,
}: {
  /** What the picture shows. */
  name: string;
  figures: Figures;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const [asTable, setAsTable] = useState(false);
  const swap = t(asTable ? "chart.as_picture" : "chart.as_table");
  return (
    <div className="picture">
      <button
        type="button"
        className="icon-button picture-swap"
        aria-pressed={asTable}
        aria-label={`${name}: ${swap}`}
        title={swap}
        onClick={() => setAsTable(!asTable)}
      >
        {asTable ? <BarChartOutlined /> : <TableOutlined />}
      </button>
      {asTable ? <FiguresTable name={name} figures={figures} /> : children}
    </div>
  );
}

function FiguresTable({ name, figures: { head, rows } }: { name: string; figures: Figures }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className="picture-table" tabIndex={0} aria-label={name}>
      <table>
        <caption className="visually-hidden">{name}</caption>
        <thead>
          <tr>
            {head.map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <th scope="row">{row.name}</th>
              {row.cells.map((cell, i) => (
                <td key={head[i + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
