/** Ctrl+K: jump to a community, a page or an action by typing a part of its name. */
import { Input } from "antd";
import { type KeyboardEvent, useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { useRpc } from "@/host/context";
import { LANGUAGES, switchLanguage } from "@/i18n";
import { CHOICES, chooseLook } from "@/shared/design/look";
import { Dialog } from "@/shared/parts";
import { go } from "./go";
import { openGuide } from "./guide/steps";
import { PAGES } from "./pages";
import { useProjectActions } from "./project";
import { type Hit, matching } from "./search";

export function SearchBox({ onClose, onKeys }: { onClose: () => void; onKeys: () => void }) {
  const { t, i18n } = useTranslation();
  const actions = useProjectActions();
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const asked = useDeferredValue(text.trim());
  const found = useRpc(
    "communities.search",
    { text: asked, limit: 8 },
    { enabled: asked !== "", keep: true },
  );

  const communities: Hit[] = (asked === "" ? [] : (found.data ?? [])).map((hit) => ({
    key: `community:${hit.id}`,
    label: hit.name,
    note: hit.division,
    run: () => go("communities", { id: hit.id }),
  }));
  const pages: Hit[] = PAGES.map((page) => ({
    key: `page:${page.key}`,
    label: t(page.name),
    note: t("search.page"),
    sound: t(`sound.page.${page.key}`),
    run: () => go(page.key),
  }));
  const action = (name: string, run: () => unknown, label = t(`search.action.${name}`)): Hit => ({
    key: `action:${name}`,
    label,
    note: t("search.action.kind"),
    sound: t(`sound.action.${name}`),
    run: () => void run(),
  });
  const steps: Hit[] = [
    action("undo", actions.undo),
    action("redo", actions.redo),
    action("open", actions.open),
    action("close", actions.close),
    action("keys", onKeys, t("keys.title")),
    action("guide", openGuide, t("guide.open")),
    action("print", () => setTimeout(() => print())),
    ...CHOICES.map((choice) =>
      action(
        `look_${choice}`,
        () => chooseLook(choice),
        `${t("look.switch")}: ${t(`look.${choice}`)}`,
      ),
    ),
    ...LANGUAGES.filter((language) => language !== i18n.language).map((language) =>
      action("language", () => switchLanguage(language), t(`language.${language}`)),
    ),
  ];
  const hits = [...communities, ...matching([...pages, ...steps], text)];
  const picked = Math.min(at, hits.length - 1);

  const run = (hit: Hit | undefined) => {
    if (hit === undefined) return;
    onClose();
    hit.run();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown") setAt(Math.min(picked + 1, hits.length - 1));
    else if (event.key === "ArrowUp") setAt(Math.max(picked - 1, 0));
    else if (event.key === "Enter") run(hits[picked]);
    else return;
    event.preventDefault();
  };

  return (
    <Dialog footer={null} closable={false} onCancel={onClose} width={560} style={{ top: 60 }}>
      <Input
        size="large"
        value={text}
        placeholder={t("search.hint")}
        aria-label={t("search.hint")}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKey}
      />
      <div className="hits" role="listbox" aria-label={t("search.results")}>
        {hits.map((hit, i) => (
          <button
            key={hit.key}
            type="button"
            role="option"
            aria-selected={i === picked}
            className={i === picked ? "hit on" : "hit"}
            onMouseEnter={() => setAt(i)}
            onClick={() => run(hit)}
          >
            <b>{hit.label}</b>
            <span className="soft small">{hit.note}</span>
          </button>
        ))}
        {hits.length === 0 ? <p className="soft hit-none">{t("search.none")}</p> : null}
      </div>
    </Dialog>
  );
}
