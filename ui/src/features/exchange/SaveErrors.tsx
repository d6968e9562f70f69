/** Saves the refused rows as the same sheet, with a column that says what is wrong. */
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useAct } from "@/host/context";
import { useToast } from "@/shared/toast";

export function SaveErrors({ token }: { token: string }) {
  const { t } = useTranslation();
  const toast = useToast();
  const save = useAct("import.save_errors");
  async function ask() {
    try {
      const done = await save.mutateAsync({ token });
      // A dialog that was declined writes nothing.
      if (done !== null)
        toast.tell(t("exchange.exported", { file: done.file, folder: done.folder }));
    } catch (error) {
      toast.fail(error);
    }
  }
  return (
    <Button
      size="small"
      loading={save.isPending}
      data-testid="import-save-errors"
      onClick={() => void ask()}
    >
      {t("import.save_errors")}
    </Button>
  );
}
