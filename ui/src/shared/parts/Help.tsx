/** Help at the point of need: a question mark that explains, and the mark of an assumption. */
import { QuestionCircleOutlined } from "@ant-design/icons";
import { Popover } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { StateTag } from "./GateTag";
import "./parts.css";

/** Explains what stands beside it, on click, Enter or Space; Esc closes it. */
export function Help({ about, children }: { about: string; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Popover content={<div className="help-text">{children}</div>} title={about} trigger="click">
      <button type="button" className="help" aria-label={t("help.about", { about })}>
        <QuestionCircleOutlined />
      </button>
    </Popover>
  );
}

/** Marks a number that is our assumption and not a document's. */
export function Mark({ assumed }: { assumed: boolean }) {
  const { t } = useTranslation();
  if (!assumed) return null;
  return (
    <span title={t("help.assumption")}>
      <StateTag tone="wait">{t("funding.assumption")}</StateTag>
    </span>
  );
}
