/** Where a row that is a community leads, for the menus of all rows that are one. */
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { go, useRoute } from "@/app/go";
import type { GridAction } from "@/shared/grid";
import type { MenuItem } from "@/shared/parts";

/** Page → the words that lead there. */
const PAGES = [
  ["communities", "overview.explain"],
  ["checklist", "overview.to_checklist"],
  ["schemes", "overview.to_scheme"],
] as const;

/** What the menu of a community offers on every page but the one it leads to. */
export function useCommunityMenu(): (id: string | null) => MenuItem[] {
  const { t } = useTranslation();
  const { page } = useRoute();
  return useCallback(
    (id) =>
      PAGES.filter(([to]) => to !== page).map(([to, words]) => ({
        key: `go-${to}`,
        label: t(words),
        isOff: id === null,
        run: () => id !== null && go(to, { id }),
      })),
    [t, page],
  );
}

/** The same for a grid; `idOf` says which community a row is, none where it is something else. */
export function useCommunityActions(idOf: (row: string) => string | null): GridAction[] {
  const menuOf = useCommunityMenu();
  return useMemo(
    () =>
      menuOf(null).map(({ key, label }) => ({
        key,
        label: () => label,
        run: ({ ids }) => {
          const id = ids[0] === undefined ? null : idOf(ids[0]);
          menuOf(id)
            .find((item) => item.key === key)
            ?.run();
        },
      })),
    [menuOf, idOf],
  );
}
