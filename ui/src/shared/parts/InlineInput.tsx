/**
 * A text edited where it stands: Enter or leaving saves it, Esc takes it back. A refusal keeps what
 * was typed, in red, so that it can be put right.
 */
import { Input, type InputRef } from "antd";
import { useEffect, useRef, useState } from "react";
import { useToast } from "@/shared/toast";

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
  const [refused, setRefused] = useState(false);
  const input = useRef<InputRef>(null);
  /** The text on its way, and the one written last. */
  const sent = useRef<string | null>(null);
  const written = useRef<string | null>(null);
  const now = useRef(value);
  useEffect(() => {
    const known = [now.current.trim(), written.current];
    now.current = value;
    // What was typed on since, while the text before was written, is nobody's to take away.
    const isTyping = document.activeElement === input.current?.input;
    setText((text) => (isTyping && !known.includes(text.trim()) ? text : value));
    setRefused(false);
  }, [value]);

  async function save() {
    const wanted = text.trim();
    if (wanted === (sent.current ?? value.trim())) return;
    sent.current = wanted;
    const before = now.current;
    try {
      await onSave(wanted);
      written.current = wanted;
      // As the store has it, once it is here: 1,850 may have become 1850.
      const isHere = now.current !== before;
      setText((text) => (isHere && text.trim() === wanted ? now.current : text));
      setRefused(false);
    } catch (error) {
      setRefused(true);
      toast.fail(error);
    } finally {
      if (sent.current === wanted) sent.current = null;
    }
  }
  return (
    <Input
      ref={input}
      size="small"
      className={`inline-input inline-${align}`}
      value={text}
      aria-label={label}
      placeholder={placeholder}
      suffix={suffix}
      disabled={disabled}
      {...(refused ? { status: "error" as const } : {})}
      style={width === undefined ? undefined : { width }}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => void save()}
      onPressEnter={() => void save()}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || text === value) return;
        event.preventDefault();
        setText(value);
        setRefused(false);
      }}
    />
  );
}
