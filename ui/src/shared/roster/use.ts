/** What the list shows and what is picked in it. */
import { useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { pick, useRoute } from "@/app/go";
import type { CommunityTableDto } from "@/generated/contract";
import { useRpc } from "@/host/context";
import { foundRows, type RosterFilter } from "./model";

export interface RosterState {
  text: string;
  setText: (text: string) => void;
  filter: string;
  setFilter: (key: string) => void;
  /** How many communities each filter leaves, in the order of the filters. */
  counts: readonly number[];
  /** Rows listed. */
  rows: readonly number[];
  /** The community picked; undefined only while there is none. */
  picked: string | undefined;
}

/** Hits by sound beyond which nobody reads on. */
const MOST_HITS = 500;

/** The community looked at last, on whichever page. */
let lastPicked: string | undefined;

export function useRoster(table: CommunityTableDto, filters: readonly RosterFilter[]): RosterState {
  const [text, setText] = useState("");
  const [filter, setFilter] = useState(filters[0]?.key ?? "");
  const asked = useDeferredValue(text.trim());
  const hits = useRpc(
    "communities.search",
    { text: asked, limit: MOST_HITS },
    { enabled: asked !== "", keep: true },
  );
  const bySound = useMemo(
    () => new Set(asked === "" ? [] : hits.data?.map((hit) => hit.id)),
    [asked, hits.data],
  );
  const rows = useMemo(() => {
    const passes = filters.find((one) => one.key === filter)?.passes ?? (() => true);
    return foundRows(table, asked, bySound).filter(passes);
  }, [table, asked, bySound, filters, filter]);
  const counts = useMemo(
    () => filters.map(({ passes }) => table.id.filter((_, row) => passes(row)).length),
    [table, filters],
  );

  const known = useMemo(() => new Set(table.id), [table.id]);
  const asId = useRoute().picked.id;
  const picked = asId !== undefined && known.has(asId) ? asId : undefined;
  const fallback = useRef<string | undefined>(undefined);
  fallback.current =
    lastPicked !== undefined && known.has(lastPicked) ? lastPicked : table.id[rows[0] ?? 0];
  useEffect(() => {
    if (picked !== undefined) lastPicked = picked;
    else if (fallback.current !== undefined) pick({ id: fallback.current });
  }, [picked]);

  return { text, setText, filter, setFilter, counts, rows, picked };
}
