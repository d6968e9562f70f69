/**
 * The editor of a cell. It waits, unseen, in the selected cell, so that an input method finds an
 * input to compose into: typing pinyin, digits or a pasted character starts the edit by itself.
 * Both event styles are served: `compositionstart` first, or a plain `input` first.
 */
import { InputEditor } from "@visactor/vtable-editors";

export interface EditorPorts {
  /** Text of the cell as it would be typed. */
  textAt: (col: number, row: number) => string;
  /** Takes the text typed into a cell. */
  commit: (col: number, row: number, text: string) => void;
}

interface EditedTable {
  editorManager: {
    editingEditor: unknown;
    startEditCell: (col: number, row: number, value?: string) => void;
  };
}

export class TypeEditor extends InputEditor {
  readonly #ports: EditorPorts;
  /** Begun by typing: arrows then leave the cell, as in Excel. */
  startedByTyping = false;
  #composing = false;

  constructor(ports: EditorPorts) {
    super({});
    this.#ports = ports;
  }

  get isComposing(): boolean {
    return this.#composing;
  }

  override createElement(): void {
    super.createElement();
    const input = this.element;
    if (input === undefined) return;
    input.classList.add("grid-editor");
    input.setAttribute("autocomplete", "off");
    const listen = (type: string, handler: EventListener) => {
      input.addEventListener(type, handler);
      this.eventHandlers.push({ type, handler });
    };
    listen("compositionstart", () => {
      this.#composing = true;
      this.#startFromTyping();
    });
    listen("compositionend", () => {
      this.#composing = false;
    });
    listen("input", () => this.#startFromTyping());
  }

  /** Shows the waiting input and keeps what was already typed into it. */
  #startFromTyping(): void {
    const table = this.table as EditedTable;
    if (table.editorManager.editingEditor || this.col === undefined || this.row === undefined)
      return;
    this.startedByTyping = true;
    // Past the table's own door, which would select the cell alone: the selection stays, as in Excel.
    table.editorManager.startEditCell(this.col, this.row, this.element?.value ?? "");
  }

  override prepareEdit(context: Parameters<InputEditor["prepareEdit"]>[0]): void {
    super.prepareEdit(context);
    this.startedByTyping = false;
    if (this.element) this.element.value = "";
  }

  override onStart(context: Parameters<InputEditor["onStart"]>[0]): void {
    // A text given means typing began the edit; setting it again would break a composition.
    const typed = this.#composing || this.startedByTyping || context.value === "";
    if (typed) this.startedByTyping = true;
    const own = this.element?.value ?? "";
    super.onStart({
      ...context,
      value: typed ? own : this.#ports.textAt(context.col, context.row),
    });
    this.adjustPosition(context.referencePosition.rect);
    if (!typed && this.element) {
      const end = this.element.value.length;
      this.element.setSelectionRange(end, end);
    }
  }

  override setValue(value: string): void {
    if (!this.#composing) super.setValue(value);
  }

  override validateValue(
    text: string,
    _before: unknown,
    position: { col: number; row: number },
  ): boolean {
    if (text !== this.#ports.textAt(position.col, position.row))
      this.#ports.commit(position.col, position.row, text);
    return true;
  }

  override onEnd(): void {
    this.startedByTyping = false;
    this.#composing = false;
    super.onEnd();
  }
}

/** The list editor of a `choice`: the names of the codes. */
export class ChoiceEditor extends InputEditor {
  readonly #ports: EditorPorts;
  readonly #names: readonly string[];
  #select: HTMLSelectElement | undefined;

  constructor(ports: EditorPorts, names: readonly string[]) {
    super({});
    this.#ports = ports;
    this.#names = names;
  }

  override prepareEdit(): void {
    // Nothing waits in the cell: a choice is opened with F2, Enter or a double click.
  }

  override onStart(context: Parameters<InputEditor["onStart"]>[0]): void {
    const select = document.createElement("select");
    select.className = "grid-editor";
    select.style.position = "absolute";
    const text = this.#ports.textAt(context.col, context.row);
    for (const name of this.#names) {
      const option = document.createElement("option");
      option.textContent = name;
      option.selected = name === text;
      select.append(option);
    }
    this.table = context.table;
    this.#select = select;
    context.container.append(select);
    this.adjustPosition(context.referencePosition.rect);
    select.addEventListener("change", () => context.endEdit());
    select.focus();
  }

  override adjustPosition(rect: {
    left: number;
    top: number;
    width: number;
    height: number;
  }): void {
    if (this.#select === undefined) return;
    const { style } = this.#select;
    style.left = `${rect.left - 1}px`;
    style.top = `${rect.top - 1}px`;
    style.width = `${rect.width + 2}px`;
    style.height = `${rect.height + 2}px`;
  }

  override getInputElement(): HTMLInputElement {
    return this.#select as unknown as HTMLInputElement;
  }

  override getValue(): string {
    return this.#select?.value ?? "";
  }

  override setValue(): void {
    // The list is filled when the edit starts.
  }

  override isEditorElement(target: HTMLElement): boolean {
    return target === this.#select || target.parentElement === this.#select;
  }

  override validateValue(
    text: string,
    _before: unknown,
    position: { col: number; row: number },
  ): boolean {
    if (text !== this.#ports.textAt(position.col, position.row))
      this.#ports.commit(position.col, position.row, text);
    return true;
  }

  override onEnd(): void {
    this.#select?.remove();
    this.#select = undefined;
  }
}
