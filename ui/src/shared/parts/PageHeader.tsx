import type { ReactNode } from "react";
import "./parts.css";

/** Title, one sentence that says where things stand, and tools: all on one line. */
export function PageHeader({
  title,
  sentence,
  tools,
}: {
  title: string;
  sentence?: ReactNode;
  tools?: ReactNode;
}) {
  return (
    <header className="page-header">
      <h1>{title}</h1>
      <p className="page-sentence">{sentence}</p>
      {tools ? <div className="page-tools">{tools}</div> : null}
    </header>
  );
}
