/** Pasted cells that cannot be read, each with its row, its column and the reason. */
import { useTranslation } from "react-i18next";
import type { Problem } from "./validate";

/** Cells listed; the rest is a number. */
const LISTED = 8;

export interface UnreadableCell {
  key: string;
  /** The row it stands in. */
  name: string;
  title: string;
  text: string;
  problem: Problem;
}

export function UnreadableList({ cells }: { cells: readonly UnreadableCell[] }) {
  const { t } = useTranslation();
  return (
    <>
      <ul className="grid-unreadable">
        {cells.slice(0, LISTED).map((cell) => (
          <li key={cell.key}>
            <b>{cell.name}</b> {cell.title}{" "}
            <span className="bad">{t(`grid.problem.${cell.problem}`, { text: cell.text })}</span>
          </li>
        ))}
      </ul>
      {cells.length > LISTED ? (
        <p className="soft small">{t("grid.ask_more", { count: cells.length - LISTED })}</p>
      ) : null}
    </>
  );
}
