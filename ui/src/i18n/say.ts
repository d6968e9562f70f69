/** Picks the wording of texts that come with the data in both languages. */
import { useCallback } from "react";
import { useTranslation } from "react-i18next";

export interface BothTexts {
  zh: string;
  en: string;
}

export const sayIn = (language: string, text: BothTexts): string =>
  language === "en" ? text.en : text.zh;

/** `say({zh, en})` in the language of the window. */
export function useSay(): (text: BothTexts) => string {
  const { i18n } = useTranslation();
  const language = i18n.language;
  return useCallback((text) => sayIn(language, text), [language]);
}

/** A unit that comes with the data, in the language of the window; a local one stays as it is. */
export function useUnit(): (unit: string) => string {
  const { t } = useTranslation();
  return useCallback(
    (unit) => (unit === "" ? "" : t(`measure_unit.${unit}`, { defaultValue: unit })),
    [t],
  );
}
