import { useTranslation } from "react-i18next";
import { PAGES } from "./pages";

/** The pages, as icons with their names; Alt and a digit opens them in this order. */
export function Rail({ open, onGo }: { open: string; onGo: (page: string) => void }) {
  const { t } = useTranslation();
  return (
    <nav className="rail" aria-label={t("shell.pages")}>
      <div className="rail-mark" aria-hidden="true">
        {t("shell.mark")}
      </div>
      {PAGES.map((page, i) => (
        <button
          key={page.key}
          type="button"
          className={page.key === open ? "rail-item on" : "rail-item"}
          aria-current={page.key === open ? "page" : undefined}
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
