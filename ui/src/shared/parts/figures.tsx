import { useTranslation } from "react-i18next";
import { formatArea, formatCount, formatDecimal, formatWan } from "@/shared/format";

type Maybe = number | null | undefined;

function Figure({ text, unit }: { text: string; unit: string }) {
  return (
    <span className="figure">
      {text} <span className="unit">{unit}</span>
    </span>
  );
}

/** Fen, shown in 万元. */
export function Money({ fen }: { fen: Maybe }) {
  const { t } = useTranslation();
  return <Figure text={formatWan(fen)} unit={t("unit.wan")} />;
}

/** m². */
export function Area({ m2 }: { m2: Maybe }) {
  const { t } = useTranslation();
  return <Figure text={formatArea(m2)} unit={t("unit.m2")} />;
}

/** A count of communities, buildings, households or people. */
export function Count({
  n,
  of,
}: {
  n: Maybe;
  of: "communities" | "buildings" | "households" | "residents";
}) {
  const { t } = useTranslation();
  return <Figure text={formatCount(n)} unit={t(`unit.${of}`)} />;
}

/** A quantity in a unit that comes with the data. */
export function Quantity({ value, unit }: { value: Maybe; unit: string }) {
  return <Figure text={formatDecimal(value)} unit={unit} />;
}
