/** Copy, cut and paste of the selection, by keys or by the menu. */
import { readBlock, toClipboard, toHtml } from "./clipboard";
import { blockAt, clear, type Now } from "./now";
import { planPaste } from "./paste";
import type { GridRange } from "./types";

/** The selection as texts, with the titles of its columns when wanted. */
export function copied(now: Now, { withTitles }: { withTitles: boolean }): string[][] {
  const { range, columns } = now;
  if (range === null) return [];
  const cells = blockAt(now, range);
  if (!withTitles) return cells;
  const titles = columns
    .slice(range.fromColumn, range.toColumn + 1)
    .map((column) => (column.unit ? `${column.title}（${column.unit}）` : column.title));
  return [titles, ...cells];
}

/** Writes what was on the clipboard; says which cells it covers now. */
export function paste(now: Now, plain: string, html: string): GridRange | null {
  const { range, columns, data, view, writes, canEdit } = now;
  if (range === null || !canEdit) return null;
  const block = readBlock(plain, html);
  if (block.length === 0) return null;
  const plan = planPaste(block, columns, data.ids, view, range);
  writes.write(plan.edits, { rows: plan.beyond, skipped: plan.skipped });
  const width = Math.max(1, ...block.map((row) => row.length));
  return {
    ...range,
    toRow: Math.max(range.toRow, Math.min(view.length, range.fromRow + block.length) - 1),
    toColumn: Math.max(range.toColumn, Math.min(columns.length, range.fromColumn + width) - 1),
  };
}

/** Puts the selection on the clipboard from a menu. */
export async function copyByMenu(now: Now, options: { withTitles: boolean }): Promise<void> {
  const cells = copied(now, options);
  const text = toClipboard(cells);
  try {
    const as = (type: string, content: string) => ({ [type]: new Blob([content], { type }) });
    await navigator.clipboard.write([
      new ClipboardItem({ ...as("text/plain", text), ...as("text/html", toHtml(cells)) }),
    ]);
  } catch {
    await navigator.clipboard.writeText(text);
  }
}

/** What is on the clipboard, asked for from a menu; refused where only Ctrl+V may read it. */
export async function readByMenu(): Promise<{ plain: string; html: string }> {
  const items = await navigator.clipboard.read();
  const read = async (type: string) => {
    const item = items.find((one) => one.types.includes(type));
    return item ? await (await item.getType(type)).text() : "";
  };
  return { plain: await read("text/plain"), html: await read("text/html") };
}

/** Listens for copy, cut and paste while no cell is being edited. */
export function listenToClipboard(
  box: HTMLElement,
  now: () => Now,
  isEditing: () => boolean,
  pasted: (range: GridRange) => void,
): () => void {
  const put = (event: ClipboardEvent) => {
    const cells = copied(now(), { withTitles: false });
    event.clipboardData?.setData("text/plain", toClipboard(cells));
    event.clipboardData?.setData("text/html", toHtml(cells));
    event.preventDefault();
    event.stopPropagation();
  };
  const copy = (event: ClipboardEvent) => {
    if (now().range !== null && !isEditing()) put(event);
  };
  const cut = (event: ClipboardEvent) => {
    if (now().range === null || isEditing() || !now().canEdit) return;
    put(event);
    clear(now());
  };
  const take = (event: ClipboardEvent) => {
    if (now().range === null || isEditing() || !now().canEdit) return;
    const data = (type: string) => event.clipboardData?.getData(type) ?? "";
    const range = paste(now(), data("text/plain"), data("text/html"));
    if (range) pasted(range);
    event.preventDefault();
    event.stopPropagation();
  };
  box.addEventListener("copy", copy, true);
  box.addEventListener("cut", cut, true);
  box.addEventListener("paste", take, true);
  return () => {
    box.removeEventListener("copy", copy, true);
    box.removeEventListener("cut", cut, true);
    box.removeEventListener("paste", take, true);
  };
}
