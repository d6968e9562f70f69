/** The head of an understood field: its name, its unit, and whether its changes are let in. */
import { useTranslation } from "react-i18next";
import type { ImportFieldDto } from "@/generated/contract";
import { useUnit } from "@/i18n/say";
import { fieldWidth } from "./MeaningRow";

export function FieldHead({
  field,
  isReadOnly,
  onTake,
}: {
  field: ImportFieldDto;
  isReadOnly: boolean;
  onTake: (take: boolean) => void;
}) {
  const { t } = useTranslation();
  const unit = useUnit();
  return (
    <span
      className={`cell head${field.taken ? "" : " head-left"}`}
      style={{ width: fieldWidth(field.field) }}
    >
      <span className="head-name">
        {t(`field.${field.field}`, { defaultValue: field.field })}
        {field.unit ? <span className="unit"> {unit(field.unit)}</span> : null}
      </span>
      {field.changes > 0 ? (
        <label className="head-take small" title={t("import.take_title")}>
          <input
            type="checkbox"
            checked={field.taken}
            disabled={isReadOnly}
            data-testid={`take-${field.field}`}
            onChange={(event) => onTake(event.target.checked)}
          />
          {t("import.take", { count: field.changes })}
        </label>
      ) : null}
    </span>
  );
}
