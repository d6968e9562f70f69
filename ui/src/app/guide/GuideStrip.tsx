/**
 * The main job on the sample, one step at a time, in a strip under the top bar: it says what is next
 * and how, notices when it was done, and never stands in the way.
 */
import { CheckOutlined, CloseOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { go, useRoute } from "../go";
import { closeGuide, nextStep, notePage, STEPS, skip, useGuide } from "./steps";
import "./guide.css";

export function GuideStrip({ page }: { page: string }) {
  const { t } = useTranslation();
  const guide = useGuide();
  const { page: address } = useRoute();
  useEffect(() => {
    if (guide.isOpen) notePage(page);
  }, [page, guide.isOpen]);
  if (!guide.isOpen) return null;
  const step = nextStep(guide);
  return (
    <aside className="guide" aria-label={t("guide.name")}>
      <b>{t("guide.name")}</b>
      <ol className="guide-dots">
        {STEPS.map(({ key }) => {
          const isDone = guide.done.includes(key);
          const look = isDone ? "done" : key === step?.key ? "now" : "";
          return (
            <li key={key} className={look} aria-current={key === step?.key ? "step" : undefined}>
              <span className="visually-hidden">
                {t(`guide.step.${key}.name`)}
                {isDone ? ` ${t("guide.done")}` : ""}
              </span>
              {isDone ? <CheckOutlined aria-hidden="true" /> : null}
            </li>
          );
        })}
      </ol>
      <span className="guide-text" role="status">
        {step === undefined ? (
          t("guide.all_done")
        ) : (
          <>
            <b>{t(`guide.step.${step.key}.name`)}</b> {t(`guide.step.${step.key}.how`)}
          </>
        )}
      </span>
      {step === undefined ? null : (
        <>
          {step.page === (address || page) ? null : (
            <Button size="small" type="primary" onClick={() => go(step.page)}>
              {t("guide.go", { page: t(`page.${step.page}`) })}
            </Button>
          )}
          <Button size="small" type="text" onClick={() => skip(step.key)}>
            {t("guide.later")}
          </Button>
        </>
      )}
      <button
        type="button"
        className="icon-button"
        aria-label={t("guide.close")}
        title={t("guide.close_hint")}
        onClick={closeGuide}
      >
        <CloseOutlined />
      </button>
    </aside>
  );
}
