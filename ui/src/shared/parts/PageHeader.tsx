import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { go, useRoute } from "@/app/go";
import { Help } from "./Help";
import "./parts.css";

/** Title, one sentence that says where things stand, and tools: all on one line. */
export function PageHeader({
  title,
  sentence,
  tools,
}: {
  title: string;
  sentence?: ReactNode;
  tools?: ReactNode;
}) {
  return (
    <header className="page-header">
      <h1>{title}</h1>
      <PageHelp title={title} />
      <p className="page-sentence">{sentence}</p>
      {tools ? <div className="page-tools">{tools}</div> : null}
    </header>
  );
}

/** What the page is for and how to begin, where the texts have a word for it. */
function PageHelp({ title }: { title: string }) {
  const { t, i18n } = useTranslation();
  const { page } = useRoute();
  const key = `help.page.${page}`;
  if (page === "" || !i18n.exists(key)) return null;
  return (
    <Help about={title}>
      <p>{t(key)}</p>
      <button type="button" className="link" onClick={() => go("handbook")}>
        {t("help.more")}
      </button>
    </Help>
  );
}
