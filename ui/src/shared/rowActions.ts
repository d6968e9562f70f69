/** Where a row that is a community leads, for the menus of grids that have such rows. */
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { go } from "@/app/go";
import type { GridAction } from "@/shared/grid";

/** `idOf` says which community a row is; none where it is something else. */
export function useCommunityActions(idOf: (row: string) => string | null): GridAction[] {
  const { t } = useTranslation();
  return useMemo(() => {
    const to = (page: string, label: string): GridAction => ({
      key: `go ${page}`,
      label: () => label,
      run: ({ ids }) => {
        const id = ids[0] === undefined ? null : idOf(ids[0]);
        if (id !== null) go(page, { id });
      },
    });
    return [
      to("communities", t("overview.explain")),
      to("checklist", t("overview.to_checklist")),
      to("schemes", t("overview.to_scheme")),
    ];
  }, [t, idOf]);
}
