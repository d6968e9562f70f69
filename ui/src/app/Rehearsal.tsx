/**
 * Every page drawn once out of sight, one after the other, while the first is looked at: their code
 * is compiled and their styles are worked out by the time they are wanted. They are not in the
 * document and none of their effects run: they ask for nothing, listen to nothing, take no keyboard,
 * change no address; one that crashes is passed over. Nothing of it is kept.
 */
import { Activity, type ReactNode, Suspense, useEffect, useState } from "react";
import { createPortal } from "react-dom";
import { whenIdle } from "@/shared/idle";
import { PageContent } from "./page";
import { PAGES } from "./pages";

export function Rehearsal() {
  const [at, setAt] = useState(0);
  const page = PAGES[at];
  useEffect(() => {
    if (at < PAGES.length) void whenIdle().then(() => setAt(at + 1));
  }, [at]);
  if (page === undefined) return null;
  return (
    <Offstage>
      <PageContent key={page.key} page={page} />
    </Offstage>
  );
}

function Offstage({ children }: { children: ReactNode }) {
  const [place] = useState(() => document.createElement("div"));
  return createPortal(
    <Activity mode="hidden">
      <Suspense fallback={null}>{children}</Suspense>
    </Activity>,
    place,
  );
}
