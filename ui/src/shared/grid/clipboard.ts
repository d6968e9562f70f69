/**
 * Blocks of cells on their way to and from the clipboard, as Excel and WPS write them: plain text
 * with tabs and quotes, and a table in HTML that alone knows which cells are merged.
 * Not here: what a pasted text means in a column (paste.ts).
 */

/** A pasted cell. */
export interface PastedCell {
  text: string;
  /** Lies under a merged cell and repeats its text. */
  isCovered: boolean;
}

/** Rows of pasted cells; rows may differ in length. */
export type Block = PastedCell[][];

const QUOTE = '"';

/** Cells as Excel puts them on the clipboard: tabs, line ends, quotes where needed. */
export function toClipboard(cells: readonly (readonly string[])[]): string {
  const quoted = (text: string) =>
    /[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  return cells.map((row) => row.map(quoted).join("\t")).join("\r\n");
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** The same cells as a table, for documents and mails; texts keep their leading zeros in Excel. */
export function toHtml(cells: readonly (readonly string[])[]): string {
  const escaped = (text: string) => text.replace(/[&<>"]/g, (char) => ENTITIES[char] ?? char);
  const cell = (text: string) => {
    const isNumber = /^-?\d+(\.\d+)?$/.test(text) && !/^-?0\d/.test(text);
    const style = isNumber ? "" : " style=\"mso-number-format:'\\@'\"";
    return `<td${style}>${escaped(text).replaceAll("\n", "<br>")}</td>`;
  };
  const rows = cells.map((row) => `<tr>${row.map(cell).join("")}</tr>`).join("");
  return `<table>${rows}</table>`;
}

/** Reads plain text from the clipboard, with quoted cells and the line end after the last row. */
export function fromClipboard(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let at = 0;
  const endCell = () => {
    row.push(cell);
    cell = "";
  };
  const endRow = () => {
    endCell();
    rows.push(row);
    row = [];
  };
  while (at < text.length) {
    const char = text[at];
    if (char === QUOTE && cell === "") {
      const [inner, after] = readQuoted(text, at);
      cell = inner;
      at = after;
    } else if (char === "\t") {
      endCell();
      at += 1;
    } else if (char === "\r" || char === "\n") {
      endRow();
      at += char === "\r" && text[at + 1] === "\n" ? 2 : 1;
    } else {
      cell += char;
      at += 1;
    }
  }
  if (cell !== "" || row.length > 0) endRow();
  return rows;
}

/** A quoted cell from its opening quote; a quote that never closes is an ordinary character. */
function readQuoted(text: string, from: number): [string, number] {
  let inner = "";
  let at = from + 1;
  while (at < text.length) {
    if (text[at] !== QUOTE) inner += text[at++];
    else if (text[at + 1] === QUOTE) {
      inner += QUOTE;
      at += 2;
    } else return [inner, at + 1];
  }
  return [text.slice(from), text.length];
}

/** A table cell with how many rows and columns it takes. */
interface Spanned {
  text: string;
  rows: number;
  columns: number;
}

/** A merged cell takes at most this many rows or columns: more is a broken table. */
const WIDEST = 10_000;

/** The first table of an HTML fragment, merged cells laid out; null when there is none. */
export function fromHtml(html: string): Block | null {
  if (!/<table/i.test(html)) return null;
  // Parsed apart from the page: nothing in it runs or loads.
  const table = new DOMParser().parseFromString(html, "text/html").querySelector("table");
  if (table === null) return null;
  const rows = [...table.querySelectorAll("tr")].map((row) =>
    [...row.children].filter((cell) => /^T[DH]$/.test(cell.tagName)).map(spanned),
  );
  return laidOut(rows);
}

function spanned(cell: Element): Spanned {
  for (const br of cell.querySelectorAll("br")) br.replaceWith("\n");
  const span = (name: string) =>
    Math.min(WIDEST, Math.max(1, Number.parseInt(cell.getAttribute(name) ?? "1", 10) || 1));
  return {
    // Line ends of the source are no line ends of the cell.
    text: (cell.textContent ?? "")
      .replace(/\u00a0/g, " ")
      .replace(/[ \t]*\r?\n[ \t]+/g, " ")
      .trim(),
    rows: span("rowspan"),
    columns: span("colspan"),
  };
}

function laidOut(rows: readonly (readonly Spanned[])[]): Block {
  const block: Block = rows.map(() => []);
  for (const [down, cells] of rows.entries()) {
    let across = 0;
    for (const cell of cells) {
      while (block[down]?.[across] !== undefined) across += 1;
      for (let i = 0; i < cell.rows && down + i < block.length; i += 1) {
        const line = block[down + i];
        for (let j = 0; line && j < cell.columns; j += 1)
          line[across + j] = { text: cell.text, isCovered: i > 0 || j > 0 };
      }
      across += cell.columns;
    }
  }
  // A short row under a merged cell leaves holes: they are empty cells.
  return block.map((row) => Array.from(row, (cell) => cell ?? { text: "", isCovered: false }));
}

/**
 * What was put on the clipboard. The plain text has the exact texts, the table the merged cells:
 * where both have as many rows, covered cells are taken from the table.
 */
export function readBlock(plain: string, html: string): Block {
  const cells = fromClipboard(plain);
  const table = fromHtml(html);
  if (cells.length === 0) return table ?? [];
  const hasSameRows = table?.length === cells.length;
  return cells.map((row, down) =>
    row.map((text, across) => {
      const spread = hasSameRows ? table[down]?.[across] : undefined;
      return spread?.isCovered && text === "" ? spread : { text, isCovered: false };
    }),
  );
}
