/** The policy in force as lookups: names and colours of codes. Reading it is one cached query. */
import { useMemo } from "react";
import type { NamedDto, PolicyDto, SourceDto } from "@/generated/contract";
import { useRpc } from "@/host/context";
import { useSay } from "@/i18n/say";
import { sourceColour, sourceVariable } from "@/shared/design/palette";

export interface PolicyNames {
  policy: PolicyDto | undefined;
  source: (code: string) => string;
  /** A short name for legends and narrow columns. */
  sourceShort: (code: string) => string;
  /** Its colour for styles. */
  sourceColour: (code: string) => string;
  /** Its colour for canvases, in the look in force. */
  sourceInk: (code: string) => string;
  item: (code: string) => string;
  measureClass: (code: string) => string;
}

export function usePolicy(): PolicyNames {
  const { data: policy, isPending } = useRpc("policy.get", {});
  const say = useSay();
  return useMemo(() => {
    const find = <T extends { code: string }>(rows: T[] | undefined, code: string) =>
      rows?.find((row) => row.code === code);
    // Until the policy is there nothing is said: codes would only flash by.
    const unknown = (code: string) => (isPending ? "" : code);
    const name = (row: NamedDto | SourceDto | undefined, code: string) =>
      row ? say(row) : unknown(code);
    return {
      policy,
      source: (code) => name(find(policy?.sources, code), code),
      sourceShort: (code) => {
        const source = find(policy?.sources, code);
        return source ? say({ zh: source.short_zh, en: source.short_en }) : unknown(code);
      },
      sourceColour: (code) => sourceVariable(find(policy?.sources, code)?.palette ?? ""),
      sourceInk: (code) => sourceColour(find(policy?.sources, code)?.palette ?? ""),
      item: (code) => {
        const item = find(policy?.items, code);
        return item ? say(item) : unknown(code);
      },
      measureClass: (code) => name(find(policy?.classes, code), code),
    };
  }, [policy, isPending, say]);
}
