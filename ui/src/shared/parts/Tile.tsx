import type { ReactNode } from "react";
import "./parts.css";

export function Tiles({ children }: { children: ReactNode }) {
  return <section className="tiles">{children}</section>;
}

/** One figure with its name, its unit and a line that puts it in proportion. */
export function Tile({
  label,
  value,
  unit,
  note,
  tone = "plain",
  onOpen,
}: {
  label: string;
  value: string;
  unit: string;
  note?: ReactNode;
  tone?: "plain" | "bad";
  /** Opens what the figure counts. */
  onOpen?: () => void;
}) {
  const Box = onOpen ? "button" : "div";
  return (
    <Box className={`tile tile-${tone}`} {...(onOpen ? { type: "button", onClick: onOpen } : {})}>
      <span className="tile-label">{label}</span>
      <strong className="tile-value">
        {value} <span className="unit">{unit}</span>
      </strong>
      <span className="tile-note">{note}</span>
    </Box>
  );
}
