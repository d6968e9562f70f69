/** The list of keys, by where they work. */
import { useTranslation } from "react-i18next";
import { Dialog } from "@/shared/parts";
import { KEY_GROUPS } from "./keys";

export function KeyList({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog
      title={t("keys.title")}
      footer={null}
      onCancel={onClose}
      width={960}
      style={{ top: 40 }}
    >
      <div className="keys">
        {KEY_GROUPS.map(({ group, rows }) => (
          <section key={group}>
            <h3>{t(`keys.group.${group}`)}</h3>
            <dl>
              {rows.map(({ name, keys }) => (
                <div key={name}>
                  <dt>{t(`keys.${group}.${name}`)}</dt>
                  <dd>
                    {keys.map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
