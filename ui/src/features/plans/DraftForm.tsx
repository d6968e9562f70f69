/** Asks for the years and the yearly ceiling, and drafts a five-year plan. */
import { Button, Input, InputNumber } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { pick } from "@/app/go";
import { useAct, useRpc } from "@/host/context";
import { Dialog } from "@/shared/parts";
import { useToast } from "@/shared/toast";

/** Five years from the one after this. */
const firstYears = (today = new Date()): [number, number] => {
  const from = today.getFullYear() + 1;
  return [from, from + 4];
};

export function DraftForm({ onDone }: { onDone?: () => void }) {
  const { t } = useTranslation();
  const toast = useToast();
  const draft = useAct("plans.draft_five_year");
  const isReadOnly = useRpc("project.info", {}).data?.read_only != null;
  const [[from, to], setYears] = useState(firstYears);
  const [ceiling, setCeiling] = useState("");
  const id = useId();

  async function submit() {
    try {
      const outcome = await draft.mutateAsync({
        name: "",
        from_year: from,
        to_year: to,
        ceiling: ceiling.trim(),
      });
      const id = outcome.created[0];
      onDone?.();
      if (id !== undefined) pick({ plan: id, id: undefined, year: undefined });
    } catch (error) {
      toast.fail(error);
    }
  }

  const year = { min: 1990, max: 2100, changeOnWheel: false, controls: false };
  return (
    <form
      className="draft-form"
      data-testid="draft-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <label htmlFor={`${id}from`}>
        <span>{t("plans.draft.from")}</span>
        <InputNumber
          id={`${id}from`}
          {...year}
          value={from}
          onChange={(value) => value !== null && setYears([value, to])}
        />
      </label>
      <label htmlFor={`${id}to`}>
        <span>{t("plans.draft.to")}</span>
        <InputNumber
          id={`${id}to`}
          {...year}
          value={to}
          onChange={(value) => value !== null && setYears([from, value])}
        />
      </label>
      <label htmlFor={`${id}ceiling`}>
        <span>{t("plans.draft.ceiling")}</span>
        <Input
          id={`${id}ceiling`}
          value={ceiling}
          suffix={t("unit.wan")}
          placeholder={t("plans.draft.no_ceiling")}
          onChange={(event) => setCeiling(event.target.value)}
        />
      </label>
      <Button type="primary" htmlType="submit" loading={draft.isPending} disabled={isReadOnly}>
        {t("plans.draft.act")}
      </Button>
    </form>
  );
}

export function DraftDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t("plans.draft.act")} footer={null} onCancel={onClose} width={620}>
      <p className="soft small">{t("plans.empty_hint")}</p>
      <DraftForm onDone={onClose} />
    </Dialog>
  );
}
