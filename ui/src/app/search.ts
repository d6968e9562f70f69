/** Hits of the search box that need no host: pages and actions. */
export interface Hit {
  key: string;
  label: string;
  note: string;
  run: () => void;
}

/** Hits whose label holds what was typed, those that begin with it first. */
export function matching(hits: Hit[], text: string): Hit[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === "") return hits;
  const place = (hit: Hit) => hit.label.toLowerCase().indexOf(wanted);
  return hits.filter((hit) => place(hit) >= 0).sort((a, b) => place(a) - place(b));
}
