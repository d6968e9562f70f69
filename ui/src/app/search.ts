/** Hits of the search box that need no host: pages and actions. */
export interface Hit {
  key: string;
  label: string;
  note: string;
  /** How it sounds: full pinyin and initials, or other names it goes by. */
  sound?: string;
  run: () => void;
}

/** Hits whose label holds what was typed or that sound like it, those that begin with it first. */
export function matching(hits: Hit[], text: string): Hit[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === "") return hits;
  const place = (hit: Hit) => {
    const at = hit.label.toLowerCase().indexOf(wanted);
    if (at >= 0) return at;
    const words = hit.sound?.split(" ") ?? [];
    return words.some((word) => word.startsWith(wanted)) ? 0.5 : -1;
  };
  return hits.filter((hit) => place(hit) >= 0).sort((a, b) => place(a) - place(b));
}
