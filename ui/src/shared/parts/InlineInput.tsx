/**
 * A text edited where it stands: Enter or leaving saves it, Esc takes it back. A refusal keeps what
 * was typed, in red, so that it can be put right. A plain field: a page may have a hundred of them.
 */
import { useEffect, useRef, useState } from "react";
import { useToast } from "@/shared/toast";
import { handsIn } from "@/shared/typing";
import "./parts.css";

/** What was read again is on screen in the task after its answer. */
const shown = () => new Promise<void>((resolve) => setTimeout(resolve));

export function InlineInput({
  value,
  label,
  onSave,
  placeholder,
  suffix,
  disabled = false,
  align = "right",
  width,
}: {
  value: string;
  /** What it is, for those who cannot see where it stands. */
  label: string;
  /** Writes the text; resolves when the answer is on screen. */
  onSave: (text: string) => Promise<unknown>;
  placeholder?: string;
  suffix?: string;
  disabled?: boolean;
  align?: "left" | "right";
  width?: number;
}) {
  const toast = useToast();
  const [text, setText] = useState(value);
  /** What was not taken, until something else is. */
  const [refused, setRefused] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  /** The text on its way, and the one written last. */
  const sent = useRef<string | null>(null);
  const written = useRef<string | null>(null);
  const now = useRef(value);
  useEffect(() => {
    const known = [now.current.trim(), written.current];
    now.current = value;
    // What was typed on since, while the text before was written, is nobody's to take away.
    const isTyping = document.activeElement === input.current;
    setText((text) => (isTyping && !known.includes(text.trim()) ? text : value));
    setRefused(null);
  }, [value]);

  /** Says whether it was taken. */
  async function save(): Promise<boolean> {
    const wanted = text.trim();
    if (wanted === (sent.current ?? value.trim())) return true;
    sent.current = wanted;
    try {
      await onSave(wanted);
      written.current = wanted;
      await shown();
      // As the store has it, also where that is what it had before: 1850 may be 1,850.
      setText((text) => (text.trim() === wanted ? now.current : text));
      setRefused(null);
      return true;
    } catch (error) {
      if (sent.current === wanted) setRefused(wanted);
      toast.fail(error);
      return false;
    } finally {
      if (sent.current === wanted) sent.current = null;
    }
  }
  /** Leaving asks once; what was refused is asked again by Enter alone. */
  const leave = async () => text.trim() === refused || save();
  const handIn = useRef(leave);
  handIn.current = leave;
  useEffect(() => handsIn(() => handIn.current()), []);
  return (
    <span
      className={`inline-input inline-${align}${refused === null ? "" : " inline-refused"}`}
      style={width === undefined ? undefined : { width }}
    >
      <input
        ref={input}
        value={text}
        aria-label={label}
        aria-invalid={refused !== null}
        placeholder={placeholder}
        disabled={disabled}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => void leave()}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === "Enter") return void save();
          if (event.key !== "Escape" || text === value) return;
          event.preventDefault();
          setText(value);
          setRefused(null);
        }}
      />
      {suffix ? <span>{suffix}</span> : null}
    </span>
  );
}
