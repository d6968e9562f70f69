/** The checklist of one community: what was pressed shows at once, then as the store answers. */
import { Button } from "antd";
import { type MouseEvent, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { go } from "@/app/go";
import type { ChecklistDto, FindingSet } from "@/generated/contract";
import { useAct, useRpc } from "@/host/context";
import { useSay, useUnit } from "@/i18n/say";
import { FacetBadge, Loaded, type MenuItem, StateTag, useRowMenu } from "@/shared/parts";
import { useToast } from "@/shared/toast";
import { FacetSection, type Texts } from "./FacetSection";
import { measuresOf, tallyOf, withPending } from "./model";

/** Facets a screen holds: they are drawn first, those below right after. */
const IN_SIGHT = 2;

interface Props {
  id: string;
  inspector: string;
  onNext: (() => void) | undefined;
}

export function Checklist(props: Props) {
  const query = useRpc("checklist.get", { id: props.id }, { keep: true });
  return (
    <Loaded query={query}>
      {(data) => (
        // While the next community is read the one before stays, out of reach.
        <div className="checklist-body" inert={data.community_id !== props.id}>
          <Sheet key={data.community_id} data={data} {...props} />
        </div>
      )}
    </Loaded>
  );
}

function Sheet({ data, inspector, onNext }: Props & { data: ChecklistDto }) {
  const toast = useToast();
  const record = useAct("checklist.set");
  const scheme = useRpc("scheme.get", { id: data.community_id });
  const project = useRpc("project.info", {});
  const [pending, setPending] = useState<ReadonlyMap<string, FindingSet>>(new Map());
  const [active, setActive] = useState(data.facets[0]?.items[0]?.item ?? "");
  const list = useRef<HTMLDivElement>(null);
  const shown = withPending(data, pending);
  const isReadOnly = Boolean(project.data?.read_only);

  /** Records findings as one step; throws what was refused. */
  async function write(findings: FindingSet[]): Promise<void> {
    setPending((map) => new Map([...map, ...findings.map((one) => [one.item, one] as const)]));
    try {
      await record.mutateAsync({ community_id: data.community_id, findings });
    } finally {
      setPending((map) => {
        const rest = new Map(map);
        for (const one of findings) if (rest.get(one.item) === one) rest.delete(one.item);
        return rest;
      });
    }
  }
  const goTo = (item: string | undefined) => {
    if (item === undefined) return;
    setActive(item);
    list.current?.querySelector<HTMLElement>(`[data-item="${item}"]`)?.focus();
  };
  /** The item after or before the one the keyboard is in. */
  const move = (item: string, step: 1 | -1) => {
    const items = shown.facets.flatMap((facet) => facet.items.map((one) => one.item));
    goTo(items[items.indexOf(item) + step]);
  };

  // Rows are drawn anew only when they change, so what they call must stay the same.
  const { menu, openMenu } = useRowMenu();
  const now = { write, move, openMenu, isReadOnly, fail: toast.fail };
  const current = useRef(now);
  current.current = now;
  const ports = useMemo(
    () => ({
      onSet: (findings: FindingSet[]) => {
        const { write, isReadOnly, fail } = current.current;
        if (!isReadOnly && findings.length > 0) write(findings).catch(fail);
      },
      onWrite: (change: FindingSet) => current.current.write([change]),
      onActive: setActive,
      onMove: (item: string, step: 1 | -1) => current.current.move(item, step),
      onMenu: (event: MouseEvent, items: MenuItem[]) => current.current.openMenu(event, items),
      onScheme: () => go("schemes", { id: data.community_id }),
    }),
    [data.community_id],
  );
  const drawn = useDeferredValue(shown.facets.length, IN_SIGHT);
  const texts = useTexts();
  const inScheme = useMemo(() => measuresOf(scheme.data), [scheme.data]);

  return (
    <>
      <Head data={shown} onNext={onNext} />
      <FacetTabs data={shown} active={active} onGo={goTo} />
      <div className="page-scroll check-facets" ref={list}>
        {shown.facets.slice(0, drawn).map((facet) => (
          <FacetSection
            key={facet.facet}
            facet={facet}
            active={active}
            texts={texts}
            inspector={inspector}
            isReadOnly={isReadOnly}
            inScheme={inScheme}
            {...ports}
          />
        ))}
      </div>
      {menu}
    </>
  );
}

function useTexts(): Texts {
  const { t } = useTranslation();
  const say = useSay();
  const unit = useUnit();
  return useMemo(() => ({ t, say, unit }), [t, say, unit]);
}

function Head({ data, onNext }: { data: ChecklistDto; onNext: (() => void) | undefined }) {
  const { t } = useTranslation();
  const tally = tallyOf(data.facets);
  return (
    <header className="check-head">
      <h2>{data.name}</h2>
      <span className="soft" data-testid="checklist-tally">
        {t("checklist.inspected", { done: tally.inspected, all: tally.total })}
        {tally.lacking > 0 ? ` · ${t("checklist.lacking_count", { count: tally.lacking })}` : ""}
      </span>
      {tally.hazards > 0 ? (
        <StateTag tone="bad">{t("communities.hazards", { count: tally.hazards })}</StateTag>
      ) : null}
      <span className="check-head-tools">
        <Button onClick={() => go("schemes", { id: data.community_id })}>
          {t("checklist.to_scheme")}
        </Button>
        <Button disabled={onNext === undefined} onClick={onNext} data-testid="checklist-next">
          {t("checklist.next")}
        </Button>
      </span>
    </header>
  );
}

/** One button for each facet, with how far it is inspected; it leads to what is still to do. */
function FacetTabs({
  data,
  active,
  onGo,
}: {
  data: ChecklistDto;
  active: string;
  onGo: (item: string | undefined) => void;
}) {
  const { t } = useTranslation();
  const say = useSay();
  // What is active after a jump is brought into sight by the browser's own focus.
  const shown = useRef(active);
  useEffect(() => {
    if (shown.current === active) return;
    shown.current = active;
    document.querySelector(`[data-item="${active}"]`)?.scrollIntoView?.({ block: "nearest" });
  }, [active]);
  return (
    <nav className="check-tabs" aria-label={t("facet.strip")}>
      {data.facets.map((facet) => {
        const tally = tallyOf([facet]);
        const isOn = facet.items.some((item) => item.item === active);
        const first = facet.items.find((item) => item.finding === null) ?? facet.items[0];
        return (
          <button
            key={facet.facet}
            type="button"
            className={isOn ? "check-tab on" : "check-tab"}
            title={say({ zh: facet.point_zh, en: facet.point_en })}
            onClick={() => onGo(first?.item)}
          >
            <FacetBadge facet={facet.facet} />
            <span className={tally.inspected === 0 ? "check-tab-none" : undefined}>
              {t("checklist.of", { done: tally.inspected, all: tally.total })}
            </span>
            {tally.hazards > 0 ? <b className="bad">!</b> : null}
          </button>
        );
      })}
      <span className="soft small check-keys">{t("checklist.keys")}</span>
    </nav>
  );
}
