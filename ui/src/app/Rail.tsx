import { useTranslation } from "react-i18next";
import { PAGES } from "./pages";

/** Pages with a place of their own; the others are reached from one of these. */
const PLACES = PAGES.filter((page) => page.within === undefined);

/** The pages, as icons with their names; Alt and a digit opens them in this order. */
export function Rail({ open, onGo }: { open: string; onGo: (page: string) => void }) {
  const { t } = useTranslation();
  const shown = PAGES.find((page) => page.key === open)?.within ?? open;
  return (
    <nav className="rail" aria-label={t("shell.pages")}>
      <div className="rail-mark" aria-hidden="true">
        {t("shell.mark")}
      </div>
      {PLACES.map((page, i) => (
        <button
          key={page.key}
          type="button"
          className={page.key === shown ? "rail-item on" : "rail-item"}
          aria-current={page.key === shown ? "page" : undefined}
          title={i < 9 ? `${t(page.name)} (Alt+${i + 1})` : undefined}
          onClick={() => onGo(page.key)}
        >
          {page.icon}
          <span>{t(page.name)}</span>
        </button>
      ))}
    </nav>
  );
}
