/** Asks for the names of new communities, one a line. */
import { Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { pick } from "@/app/go";
import { useAct } from "@/host/context";
import { Dialog } from "@/shared/parts";
import { useToast } from "@/shared/toast";

export function AddCommunities({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const toast = useToast();
  const add = useAct("communities.add");
  const [text, setText] = useState("");
  const names = text
    .split("\n")
    .map((name) => name.trim())
    .filter((name) => name !== "");

  async function submit() {
    try {
      const outcome = await add.mutateAsync({ names });
      onClose();
      const first = outcome.created[0];
      if (first !== undefined) pick({ id: first });
    } catch (error) {
      toast.fail(error);
    }
  }

  return (
    <Dialog
      title={t("communities.add")}
      okText={t("communities.add_count", { count: names.length })}
      cancelText={t("act.cancel")}
      okButtonProps={{ disabled: names.length === 0, loading: add.isPending }}
      onOk={() => void submit()}
      onCancel={onClose}
    >
      <p className="soft small">{t("communities.add_hint")}</p>
      <Input.TextArea
        autoFocus
        rows={6}
        value={text}
        aria-label={t("communities.add_hint")}
        placeholder={t("communities.add_example")}
        onChange={(event) => setText(event.target.value)}
      />
    </Dialog>
  );
}
