/** Help wherever one is: the steps of the main job, the handbook, the keys. */
import { QuestionCircleOutlined } from "@ant-design/icons";
import { Dropdown } from "antd";
import { useTranslation } from "react-i18next";
import { go } from "./go";
import { openGuide, useGuide } from "./guide/steps";

export function HelpMenu({ onKeys }: { onKeys: () => void }) {
  const { t } = useTranslation();
  const isOpen = useGuide((state) => state.isOpen);
  const items = [
    { key: "guide", label: t("guide.open"), disabled: isOpen, onClick: openGuide },
    { key: "handbook", label: t("page.handbook"), extra: "F1", onClick: () => go("handbook") },
    { key: "keys", label: t("keys.title"), extra: "Ctrl+/", onClick: onKeys },
  ];
  return (
    <Dropdown menu={{ items }} trigger={["click"]} autoFocus>
      <button
        type="button"
        className="icon-button"
        aria-label={t("help.menu")}
        title={t("help.menu")}
      >
        <QuestionCircleOutlined />
      </button>
    </Dropdown>
  );
}
