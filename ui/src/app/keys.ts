/** Every key the window knows, for the list people can open; the rooms themselves listen for theirs. */
export interface KeyRow {
  /** Key of its text. */
  name: string;
  /** Each way to press it, as `Ctrl+K`. */
  keys: readonly string[];
}

export const KEY_GROUPS: readonly { group: string; rows: readonly KeyRow[] }[] = [
  {
    group: "window",
    rows: [
      { name: "find", keys: ["Ctrl+K"] },
      { name: "undo", keys: ["Ctrl+Z"] },
      { name: "redo", keys: ["Ctrl+Y", "Ctrl+Shift+Z"] },
      { name: "open", keys: ["Ctrl+O"] },
      { name: "page", keys: ["Alt+1 … Alt+9"] },
      { name: "area", keys: ["F6", "Shift+F6"] },
      { name: "menu", keys: ["Shift+F10"] },
      { name: "accept", keys: ["Ctrl+Enter"] },
      { name: "print", keys: ["Ctrl+P"] },
      { name: "keys", keys: ["Ctrl+/", "?"] },
      { name: "handbook", keys: ["F1"] },
    ],
  },
  {
    group: "grid",
    rows: [
      { name: "type", keys: ["Enter", "F2"] },
      { name: "move", keys: ["↑ ↓ ← →", "Tab"] },
      { name: "row", keys: ["Tab … Enter"] },
      { name: "far", keys: ["Ctrl+↑ ↓ ← →"] },
      { name: "select", keys: ["Shift+↑ ↓ ← →", "Ctrl+A"] },
      { name: "copy", keys: ["Ctrl+C", "Ctrl+V"] },
      { name: "fill", keys: ["Ctrl+D"] },
      { name: "fill_typed", keys: ["Ctrl+Enter"] },
      { name: "clear", keys: ["Delete"] },
      { name: "filter", keys: ["Alt+↓"] },
      { name: "find", keys: ["Ctrl+F"] },
      { name: "replace", keys: ["Ctrl+H"] },
      { name: "next", keys: ["F3"] },
      { name: "explain", keys: ["Ctrl+I"] },
      { name: "table", keys: ["Ctrl+Alt+T"] },
      { name: "leave", keys: ["Esc"] },
    ],
  },
  {
    group: "rooms",
    rows: [
      { name: "list", keys: ["↑ ↓", "Enter"] },
      { name: "chart", keys: ["↑ ↓ ← →", "Enter"] },
      { name: "tick", keys: ["Space"] },
      { name: "record", keys: ["1 … 5"] },
      { name: "unrecord", keys: ["0"] },
      { name: "drawer", keys: ["Esc"] },
    ],
  },
];
