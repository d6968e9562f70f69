/** What the list shows and what is picked in it. */
import { useDeferredValue, useEffect, useMemo, useState } from "react";
import { pick, useRoute } from "@/app/go";
import type { CommunityTableDto } from "@/generated/contract";
import { useRpc } from "@/host/context";
import { foundRows, type RosterFilter, rowsById } from "./model";

export interface RosterState {
  text: string;
  setText: (text: string) => void;
  filter: string;
  setFilter: (key: string) => void;
  /** Rows listed. */
  rows: readonly number[];
  /** Row of every community. */
  rowOf: ReadonlyMap<string, number>;
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
  const wanted = useDeferredValue(text.trim());
  const hits = useRpc(
    "communities.search",
    { text: wanted, limit: MOST_HITS },
    { enabled: wanted !== "", keep: true },
  );
  const bySound = useMemo(
    () => new Set(wanted === "" ? [] : hits.data?.map((hit) => hit.id)),
    [wanted, hits.data],
  );
  const rows = useMemo(() => {
    const passes = filters.find((one) => one.key === filter)?.passes ?? (() => true);
    return foundRows(table, wanted, bySound).filter(passes);
  }, [table, wanted, bySound, filters, filter]);
  const rowOf = rowsById(table);
  const asked = useRoute().picked.id;
  const isAsked = asked !== undefined && rowOf.has(asked);
  const last = lastPicked !== undefined && rowOf.has(lastPicked) ? lastPicked : undefined;
  const picked = isAsked ? asked : (last ?? table.id[rows[0] ?? 0]);
  useEffect(() => {
    lastPicked = picked;
    // The address follows what is shown, not the other way: the page is drawn once.
    if (!isAsked && picked !== undefined) pick({ id: picked });
  }, [picked, isAsked]);

  return { text, setText, filter, setFilter, rows, rowOf, picked };
}
