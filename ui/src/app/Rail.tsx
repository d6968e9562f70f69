import { useTranslation } from "react-i18next";
import { PAGES } from "./pages";

/** The pages, as icons with their names. */
export function Rail({ open, onGo }: { open: string; onGo: (page: string) => void }) {
  const { t } = useTranslation();
  return (
    <nav className="rail" aria-label={t("shell.pages")}>
      <div className="rail-mark" aria-hidden="true">
        {t("shell.mark")}
      </div>
      {PAGES.map((page) => (
        <button
          key={page.key}
          type="button"
          className={page.key === open ? "rail-item on" : "rail-item"}
          aria-current={page.key === open ? "page" : undefined}
          onClick={() => onGo(page.key)}
        >
          {page.icon}
          <span>{t(page.name)}</span>
        </button>
      ))}
    </nav>
  );
}
