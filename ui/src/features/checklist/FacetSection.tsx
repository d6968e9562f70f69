/** One facet of the checklist: its point in a sentence, its items, the rest in one go. */
import { Button } from "antd";
import type { TFunction } from "i18next";
import type { CSSProperties, MouseEvent } from "react";
import type { FacetChecklistDto, FindingSet } from "@/generated/contract";
import type { BothTexts } from "@/i18n/say";
import { FacetBadge, type MenuItem } from "@/shared/parts";
import { ItemRow } from "./ItemRow";
import { notInspected, restIsFine, tallyOf } from "./model";

/** Wording in the language in force; asked for once, for fifty items feel what it costs. */
export interface Texts {
  t: TFunction;
  say: (text: BothTexts) => string;
  unit: (unit: string) => string;
}

export interface ItemPorts {
  texts: Texts;
  inspector: string;
  isReadOnly: boolean;
  /** Measures already in the scheme. */
  inScheme: ReadonlySet<string>;
  /** Records findings as one step and tells a refusal. */
  onSet: (findings: FindingSet[]) => void;
  /** Records one finding; throws a refusal. */
  onWrite: (change: FindingSet) => Promise<void>;
  onActive: (item: string) => void;
  onMove: (item: string, step: 1 | -1) => void;
  onMenu: (event: MouseEvent, items: MenuItem[]) => void;
  onScheme: () => void;
}

export function FacetSection({
  facet,
  active,
  ...ports
}: ItemPorts & { facet: FacetChecklistDto; active: string }) {
  const { t, say } = ports.texts;
  const tally = tallyOf([facet]);
  const rest = notInspected(facet).length;
  return (
    <section
      className="check-facet"
      style={{ "--facet": `var(--facet-${facet.facet})` } as CSSProperties}
      aria-label={t(`facet.${facet.facet}.name`)}
    >
      <header className="check-facet-head">
        <FacetBadge facet={facet.facet} />
        <div className="check-facet-point">
          <h3>{t(`facet.${facet.facet}.name`)}</h3>
          <p className="soft small">{say({ zh: facet.point_zh, en: facet.point_en })}</p>
        </div>
        <span className="soft small">
          {t("checklist.inspected", { done: tally.inspected, all: tally.total })}
        </span>
        {rest > 0 ? (
          <Button
            disabled={ports.isReadOnly}
            data-testid={`checklist-rest-${facet.facet}`}
            title={t("checklist.rest_hint", { count: rest })}
            onClick={() => ports.onSet(restIsFine(facet, ports.inspector))}
          >
            {t(tally.inspected === 0 ? "checklist.all_fine" : "checklist.rest_fine")}
          </Button>
        ) : null}
      </header>
      {facet.items.map((item) => (
        <ItemRow key={item.item} item={item} isActive={item.item === active} {...ports} />
      ))}
    </section>
  );
}
