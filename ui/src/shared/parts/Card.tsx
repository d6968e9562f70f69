import type { ReactNode } from "react";
import "./parts.css";

/** A white card with a heading; the note beside the heading says the unit or the scope. */
export function Card({
  title,
  note,
  side,
  children,
  className = "",
}: {
  title: string;
  note?: ReactNode;
  /** Stands at the right end of the heading: a way to all of it. */
  side?: ReactNode;
  children: ReactNode;
  className?: string;
}) {
  return (
    <section className={`card ${className}`}>
      <h2>
        {title} {note ? <small>{note}</small> : null}
        {side ? <span className="card-side">{side}</span> : null}
      </h2>
      {children}
    </section>
  );
}
