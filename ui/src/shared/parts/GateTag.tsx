import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import "./parts.css";

/** A short state on a coloured ground. The words carry the meaning, the colour only helps. */
export function StateTag({
  tone,
  children,
}: {
  tone: "good" | "wait" | "bad" | "plain";
  children: ReactNode;
}) {
  return <span className={`tag tag-${tone}`}>{children}</span>;
}

/** How many gates are open: passed, n open, or not to be judged yet. */
export function GateTag({ open, unknown }: { open: number; unknown: number }) {
  const { t } = useTranslation();
  if (open > 0) return <StateTag tone="bad">{t("gate.open", { count: open })}</StateTag>;
  if (unknown > 0) return <StateTag tone="wait">{t("gate.unknown", { count: unknown })}</StateTag>;
  return <StateTag tone="good">{t("gate.passed")}</StateTag>;
}
