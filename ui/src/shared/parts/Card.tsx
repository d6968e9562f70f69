import type { ReactNode } from "react";
import "./parts.css";

/** A white card with a heading; the note beside the heading says the unit or the scope. */
export function Card({
  title,
  note,
  children,
  className = "",
}: {
  title: string;
  note?: ReactNode;
  children: ReactNode;
  className?: string;
}) {
  return (
    <section className={`card ${className}`}>
      <h2>
        {title} {note ? <small>{note}</small> : null}
      </h2>
      {children}
    </section>
  );
}
