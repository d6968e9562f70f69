import type { CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import { FACETS } from "@/shared/design/palette";
import "./parts.css";

const STATES: Record<string, string> = { n: "unknown", f: "fine", l: "lacking", h: "hazard" };

const facetStyle = (facet: string) => ({ "--facet": `var(--facet-${facet})` }) as CSSProperties;

/**
 * The six facets of a community. `letters` has one letter per facet: `n` not inspected,
 * `f` fine, `l` lacking, `h` hazard. Solid = lacking, pale = fine, red outline with ! = hazard,
 * dashed ? = not inspected.
 */
export function FacetStrip({ letters }: { letters: string }) {
  const { t } = useTranslation();
  return (
    <ul className="facet-strip" aria-label={t("facet.strip")}>
      {FACETS.map((facet, i) => {
        const state = STATES[letters[i] ?? "n"] ?? "unknown";
        const said = `${t(`facet.${facet}.name`)}: ${t(`facet.state.${state}`)}`;
        return (
          <li key={facet} className={`facet facet-${state}`} style={facetStyle(facet)} title={said}>
            <span aria-hidden="true">{state === "unknown" ? "?" : t(`facet.${facet}.mark`)}</span>
            <span className="visually-hidden">{said}</span>
          </li>
        );
      })}
    </ul>
  );
}

/** One facet as a coloured mark, for headings and lists. */
export function FacetBadge({ facet }: { facet: string }) {
  const { t } = useTranslation();
  return (
    <span className="facet-badge" style={facetStyle(facet)} title={t(`facet.${facet}.name`)}>
      {t(`facet.${facet}.mark`)}
    </span>
  );
}
