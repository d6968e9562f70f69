/** Puts a package of measures into one scheme or several; what is there already stays as it is. */
import { Radio, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CommunityTableDto, PolicyPackageDto } from "@/generated/contract";
import { useAct } from "@/host/context";
import { useSay } from "@/i18n/say";
import { Dialog } from "@/shared/parts";
import { usePolicy } from "@/shared/policy";
import { useToast } from "@/shared/toast";

export function PackageDialog({
  table,
  ids,
  listed,
  onClose,
  onDone,
}: {
  table: CommunityTableDto;
  /** The ticked communities, or the picked one. */
  ids: readonly string[];
  /** Everything listed beside, in its order. */
  listed: readonly string[];
  onClose: () => void;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const say = useSay();
  const toast = useToast();
  const { policy } = usePolicy();
  const apply = useAct("scheme.apply_package");
  const packages = policy?.packages ?? [];
  const [code, setCode] = useState(packages[0]?.code);
  const [chosen, setChosen] = useState<readonly string[]>(ids);
  const found = packages.find((one) => one.code === code);
  const names = new Map(table.id.map((id, row) => [id, table.name[row] ?? ""]));

  async function submit() {
    if (found === undefined) return;
    try {
      await apply.mutateAsync({ community_ids: [...chosen], package: found.code });
      toast.tell(t("scheme.applied", { name: say(found), count: chosen.length }));
      onDone();
      onClose();
    } catch (error) {
      toast.fail(error);
    }
  }

  return (
    <Dialog
      width={640}
      style={{ top: 48 }}
      title={t("scheme.package_title")}
      okText={t("scheme.apply_to", { count: chosen.length })}
      cancelText={t("act.cancel")}
      okButtonProps={{
        disabled: found === undefined || chosen.length === 0,
        loading: apply.isPending,
      }}
      onOk={() => void submit()}
      onCancel={onClose}
    >
      <div className="packages">
        <Radio.Group
          value={code}
          onChange={(event) => setCode(event.target.value)}
          options={packages.map((one) => ({ value: one.code, label: say(one) }))}
        />
        {found ? <Contents found={found} /> : null}
        <h3>{t("scheme.apply_where")}</h3>
        <div className="package-where">
          <Select
            mode="multiple"
            maxTagCount={4}
            maxTagPlaceholder={(left) => t("communities.chosen", { count: left.length })}
            value={[...chosen]}
            aria-label={t("scheme.apply_where")}
            optionFilterProp="label"
            options={listed
              .concat(chosen.filter((id) => !listed.includes(id)))
              .map((id) => ({ value: id, label: names.get(id) ?? id }))}
            onChange={setChosen}
          />
          <button type="button" className="link" onClick={() => setChosen(listed)}>
            {t("scheme.all_listed", { count: listed.length })}
          </button>
        </div>
      </div>
    </Dialog>
  );
}

function Contents({ found }: { found: PolicyPackageDto }) {
  const { t } = useTranslation();
  const say = useSay();
  const { policy } = usePolicy();
  const measures = found.measures.map((code) => policy?.measures.find((one) => one.code === code));
  return (
    <div className="package-contents">
      <p>
        {measures
          .map((measure, i) => (measure ? say(measure) : found.measures[i]))
          .join(t("list.comma"))}
      </p>
      <p className="soft small">{found.basis}</p>
    </div>
  );
}
