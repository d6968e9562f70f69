/** What the menu of an item offers: its levels as by key, what belongs to it, and the way on. */
import type { TFunction } from "i18next";
import type { ChecklistItemDto, FindingSet } from "@/generated/contract";
import type { MenuItem } from "@/shared/parts";
import { changeOf, LEVELS, TAKE_BACK } from "./model";

interface Needs {
  item: ChecklistItemDto;
  isReadOnly: boolean;
  t: TFunction;
  onLevel: (level: string) => void;
  onSet: (findings: FindingSet[]) => void;
  onDetails: () => void;
  onScheme: () => void;
}

export function itemMenu({ item, isReadOnly, t, ...ports }: Needs): MenuItem[] {
  const { finding } = item;
  const isWished = finding?.strongly_wished ?? false;
  const isOff = isReadOnly || finding === null;
  return [
    ...LEVELS.map((level, i) => ({
      key: level,
      label: t(`checklist.level.${level}`),
      keys: String(i + 1),
      isOn: finding?.level === level,
      isOff: isReadOnly,
      run: () => ports.onLevel(level),
    })),
    {
      key: "take_back",
      label: t("checklist.to_unseen"),
      keys: "0",
      isOff,
      isFirst: true,
      run: () => ports.onLevel(TAKE_BACK),
    },
    {
      key: "details",
      label: t("checklist.to_details"),
      keys: "Enter",
      isOff: finding === null,
      run: ports.onDetails,
    },
    {
      key: "wished",
      label: t("checklist.wished"),
      isOn: isWished,
      isOff,
      run: () => ports.onSet([changeOf(item.item, { strongly_wished: !isWished })]),
    },
    { key: "scheme", label: t("checklist.to_scheme"), isFirst: true, run: ports.onScheme },
  ];
}
