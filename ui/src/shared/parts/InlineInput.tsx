/**
 * A text edited where it stands: Enter or leaving saves it, Esc takes it back. A refusal keeps what
 * was typed, in red, so that it can be put right.
 */
import { Input } from "antd";
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
  const saving = useRef(false);
  useEffect(() => {
    setText(value);
    setRefused(false);
  }, [value]);

  async function save() {
    if (saving.current || text.trim() === value.trim()) return;
    saving.current = true;
    try {
      await onSave(text.trim());
      setRefused(false);
    } catch (error) {
      setRefused(true);
      toast.fail(error);
    } finally {
      saving.current = false;
    }
  }
  return (
    <Input
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
