/** What the findings ask for and the scheme does not hold, by class, each with its reason. */
import { DownOutlined, RightOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { SchemeDto } from "@/generated/contract";
import { useAct } from "@/host/context";
import { useSay } from "@/i18n/say";
import { classColour } from "@/shared/design/palette";
import { FacetBadge } from "@/shared/parts";
import { usePolicy } from "@/shared/policy";
import { useToast } from "@/shared/toast";
import { byClass, reasonOf } from "./model";

export function Suggestions({
  scheme,
  isOpen,
  onOpen,
  isReadOnly,
}: {
  scheme: SchemeDto;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
  isReadOnly: boolean;
}) {
  const { t } = useTranslation();
  const say = useSay();
  const toast = useToast();
  const names = usePolicy();
  const accept = useAct("scheme.accept");
  const { suggestions } = scheme;
  const list = useRef<HTMLDivElement>(null);
  /** Which one the keyboard was on when it was accepted: it goes on with the one after it. */
  const accepted = useRef<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the accepted one is gone.
  useEffect(() => {
    if (accepted.current === null) return;
    const buttons = [...(list.current?.querySelectorAll("button") ?? [])];
    buttons[Math.min(accepted.current, buttons.length - 1)]?.focus();
    accepted.current = null;
  }, [suggestions]);
  const take = (measures: string[]) => {
    if (!accept.isPending)
      accept.mutateAsync({ community_id: scheme.community_id, measures }).catch(toast.fail);
  };
  const takeOne = (measure: string, button: HTMLElement) => {
    accepted.current = [...(list.current?.querySelectorAll("button") ?? [])].indexOf(
      button as HTMLButtonElement,
    );
    take([measure]);
  };
  const classes = (names.policy?.classes ?? []).map((one) => one.code);
  const hazards = suggestions.filter((one) => one.because.some((by) => by.level === "hazard"));
  return (
    <section className={isOpen ? "suggestions open" : "suggestions"}>
      <header className="suggestions-head">
        <button
          type="button"
          className="suggestions-fold"
          aria-expanded={isOpen}
          onClick={() => onOpen(!isOpen)}
        >
          {isOpen ? <DownOutlined /> : <RightOutlined />}
          <b>{t("scheme.suggestions", { count: suggestions.length })}</b>
          {hazards.length > 0 ? (
            <span className="bad small">{t("scheme.from_hazards", { count: hazards.length })}</span>
          ) : null}
        </button>
        <Button
          size="small"
          disabled={isReadOnly}
          data-testid="scheme-accept-all"
          onClick={() => take(suggestions.map((one) => one.measure))}
        >
          {t("scheme.accept_all", { count: suggestions.length })}
        </Button>
      </header>
      {isOpen ? (
        <div className="suggestions-list" ref={list}>
          {byClass(suggestions, classes).map(([code, list]) => (
            <section key={code}>
              <h3 style={{ color: classColour(code) }}>{names.measureClass(code)}</h3>
              <ul>
                {list.map((one) => (
                  <li key={one.measure} className="suggestion">
                    <FacetBadge facet={one.facet} />
                    <b>{say(one)}</b>
                    <span className="soft small suggestion-why" title={reasonOf(one, t, say)}>
                      {reasonOf(one, t, say)}
                    </span>
                    <Button
                      size="small"
                      disabled={isReadOnly}
                      aria-label={t("scheme.accept_named", { name: say(one) })}
                      data-testid={`scheme-accept-${one.measure}`}
                      onClick={(event) => takeOne(one.measure, event.currentTarget)}
                    >
                      {t("scheme.accept")}
                    </Button>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      ) : null}
    </section>
  );
}
