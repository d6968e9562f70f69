/** What the menu of a cell offers. */
import type { MenuItem } from "@/shared/parts";
import { copyByMenu, paste, readByMenu } from "./clip";
import { keysOf, withFilter } from "./filter";
import { valueName } from "./names";
import { clear, fillDown, type Now } from "./now";
import type { GridAction, GridRange, GridSelection } from "./types";

export interface MenuNeeds {
  now: Now;
  selection: GridSelection | null;
  actions: readonly GridAction[];
  canAsk: boolean;
  onBulk: () => void;
  onFind: () => void;
  onPasted: (range: GridRange) => void;
  onPasteRefused: () => void;
  focus: () => void;
}

export function useMenuItems(needs: MenuNeeds): MenuItem[] {
  const { now, selection, actions } = needs;
  if (selection === null) return [];
  return [
    ...cellItems(needs),
    ...rowItems(needs),
    ...filterItems(now),
    ...actions.map((action, at) => ({
      key: action.key,
      label: action.label(selection),
      isFirst: at === 0,
      isOff: action.isOff ?? false,
      isDanger: action.isDanger ?? false,
      run: () => action.run(selection),
    })),
  ];
}

function cellItems({ now, onPasted, onPasteRefused, focus }: MenuNeeds): MenuItem[] {
  const { t, canEdit } = now;
  const then = (work: () => void | Promise<void>) => () => {
    focus();
    void work();
  };
  return [
    {
      key: "copy",
      label: t("grid.copy"),
      keys: "Ctrl+C",
      run: then(() => copyByMenu(now, { withTitles: false })),
    },
    {
      key: "copy_titles",
      label: t("grid.copy_titles"),
      run: then(() => copyByMenu(now, { withTitles: true })),
    },
    {
      key: "paste",
      label: t("grid.paste"),
      keys: "Ctrl+V",
      isOff: !canEdit,
      run: then(async () => {
        try {
          const { plain, html } = await readByMenu();
          const range = paste(now, plain, html);
          if (range) onPasted(range);
        } catch {
          onPasteRefused();
        }
      }),
    },
    {
      key: "fill",
      label: t("grid.fill_down"),
      keys: "Ctrl+D",
      isOff: !canEdit,
      isFirst: true,
      run: then(() => fillDown(now)),
    },
    {
      key: "clear",
      label: t("grid.clear"),
      keys: "Delete",
      isOff: !canEdit,
      run: then(() => clear(now)),
    },
  ];
}

function rowItems({ now, selection, canAsk, onBulk, onFind }: MenuNeeds): MenuItem[] {
  const { t, canEdit } = now;
  const items: MenuItem[] = [
    {
      key: "bulk",
      label: t("grid.bulk", { count: selection?.ids.length ?? 0 }),
      isOff: !canEdit,
      run: onBulk,
    },
    { key: "find", label: t("grid.find"), keys: "Ctrl+F", isFirst: true, run: onFind },
  ];
  const id = selection?.ids[0];
  if (canAsk && id !== undefined)
    items.push({
      key: "ask",
      label: t("grid.ask"),
      keys: "Ctrl+I",
      run: () => now.ask(id),
    });
  return items;
}

/** “Only this”: the value of the cell as the filter of its column. */
function filterItems(now: Now): MenuItem[] {
  const { range, columns, data, view, t, arrangement } = now;
  const column = range ? columns[range.fromColumn] : undefined;
  const row = range ? view[range.fromRow] : undefined;
  if (!column || row === undefined || column.kind === "facets") return [];
  const values = keysOf(column, data, row);
  const name = valueName(column, values[0] ?? "", t);
  return [
    {
      key: "only",
      label: t("grid.only", { value: name.length > 14 ? `${name.slice(0, 14)}…` : name }),
      run: () =>
        arrangement.setFilters(
          withFilter(arrangement.filters, { field: column.field, values, condition: null }),
        ),
    },
  ];
}
