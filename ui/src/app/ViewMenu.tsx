/** How the window looks and speaks: view state of this machine, never data. */
import { BulbOutlined, GlobalOutlined } from "@ant-design/icons";
import { Dropdown } from "antd";
import { useTranslation } from "react-i18next";
import { LANGUAGES, switchLanguage } from "@/i18n";
import { CHOICES, chooseLook, useLook } from "@/shared/design/look";

export function ViewMenu() {
  const { t, i18n } = useTranslation();
  const { choice } = useLook();
  const looks = CHOICES.map((one) => ({
    key: one,
    label: t(`look.${one}`),
    onClick: () => chooseLook(one),
  }));
  const languages = LANGUAGES.map((language) => ({
    key: language,
    label: t(`language.${language}`),
    onClick: () => void switchLanguage(language),
  }));
  return (
    <div className="view-menu">
      <Dropdown
        autoFocus
        menu={{ items: looks, selectable: true, selectedKeys: [choice] }}
        trigger={["click"]}
      >
        <button
          type="button"
          className="icon-button"
          aria-label={t("look.switch")}
          title={t("look.switch")}
        >
          <BulbOutlined />
        </button>
      </Dropdown>
      <Dropdown
        autoFocus
        menu={{ items: languages, selectable: true, selectedKeys: [i18n.language] }}
        trigger={["click"]}
      >
        <button
          type="button"
          className="icon-button"
          aria-label={t("language.switch")}
          title={t("language.switch")}
        >
          <GlobalOutlined />
        </button>
      </Dropdown>
    </div>
  );
}
