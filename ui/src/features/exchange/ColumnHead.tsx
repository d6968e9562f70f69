/** The head of a sheet's column: its letter, and what it is read as, to be corrected by choosing. */
import { DownOutlined, PushpinOutlined } from "@ant-design/icons";
import { Dropdown, type MenuProps } from "antd";
import { useTranslation } from "react-i18next";
import type { ImportTableDto } from "@/generated/contract";
import { useRpc } from "@/host/context";

interface Props {
  letter: string;
  width: number;
  table: ImportTableDto | undefined;
  isReadOnly: boolean;
  onChoose: (field: string | null, unit: string | null) => void;
}

export function ColumnHead({ letter, width, table, isReadOnly, onChoose }: Props) {
  const { t } = useTranslation();
  const choices = useRpc("import.choices", {});
  const column = table?.columns.find((one) => one.letter === letter);
  const name = (field: string) => t(`field.${field}`, { defaultValue: field });
  const said =
    column === undefined
      ? ""
      : column.field !== null
        ? name(column.field)
        : t(column.chosen ? "import.not_read" : "import.unknown");
  const tone =
    column === undefined
      ? "none"
      : column.field !== null
        ? column.as_text
          ? "text"
          : "known"
        : column.chosen
          ? "left"
          : "unknown";
  const units = choices.data?.find((one) => one.field === column?.field)?.units ?? [];
  const items: MenuProps["items"] = [
    { key: "leave", label: t("import.do_not_read") },
    ...(units.length > 1
      ? [
          {
            key: "unit",
            type: "group" as const,
            label: t("import.unit_of", { field: name(column?.field ?? "") }),
            children: units.map((unit) => ({
              key: `unit:${unit}`,
              label: `${unit}${unit === column?.unit ? " ✓" : ""}`,
            })),
          },
        ]
      : []),
    {
      key: "fields",
      type: "group",
      label: t("import.read_as"),
      children: (choices.data ?? []).map((one) => ({
        key: `field:${one.field}`,
        label: `${name(one.field)}${one.field === column?.field ? " ✓" : ""}`,
      })),
    },
  ];
  const head = (
    <>
      <span className="head-letter">{letter}</span>
      <span className="head-said">
        {column?.chosen ? <PushpinOutlined title={t("import.chosen")} /> : null}
        <span>
          {said}
          {column?.unit ? <span className="unit"> {column.unit}</span> : null}
        </span>
        {column !== undefined && !isReadOnly ? <DownOutlined className="head-more" /> : null}
      </span>
    </>
  );
  if (column === undefined || isReadOnly)
    return (
      <span className={`cell head head-${tone}`} style={{ width }}>
        {head}
      </span>
    );
  return (
    <Dropdown
      trigger={["click"]}
      menu={{
        items,
        className: "head-menu",
        onClick: ({ key }) => {
          if (key === "leave") onChoose(null, null);
          else if (key.startsWith("unit:")) onChoose(column.field, key.slice(5));
          else onChoose(key.slice(6), null);
        },
      }}
    >
      <button
        type="button"
        className={`cell head head-${tone}`}
        style={{ width }}
        title={t("import.column_title", { letter, header: column.header, said })}
        data-testid={`column-${letter}`}
      >
        {head}
      </button>
    </Dropdown>
  );
}
