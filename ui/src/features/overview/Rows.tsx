/** A list in a card that shows whole rows only; what has no room is scrolled to. */
import type { ReactNode } from "react";

export function Rows({ children }: { children: ReactNode }) {
  return (
    <div className="rows-room">
      <div className="rows">{children}</div>
    </div>
  );
}
