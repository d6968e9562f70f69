/** What can be done with the selected rows: move them to a year, keep them in reserve, withdraw. */
import { Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PlanDetailDto } from "@/generated/contract";
import type { GridSelection } from "@/shared/grid";
import { Dialog } from "@/shared/parts";
import { fewNames } from "./model";
import { usePlanActions } from "./usePlanActions";

export function Selected({
  detail,
  selection,
  isReadOnly,
}: {
  detail: PlanDetailDto;
  selection: GridSelection | null;
  isReadOnly: boolean;
}) {
  const { t } = useTranslation();
  const { move, withdraw, told } = usePlanActions(detail);
  const [asking, setAsking] = useState(false);
  const { entries, plan } = detail;
  const ids = selection?.ids ?? [];
  const rows = ids.map((id) => entries.community_id.indexOf(id)).filter((row) => row >= 0);
  const names = rows.map((row) => entries.name[row] ?? "");
  const withdrawn = rows.filter((row) => entries.withdrawn_reason[row] != null);
  const idle = rows.length === 0 || isReadOnly;
  const years = Array.from(
    { length: plan.to_year - plan.from_year + 1 },
    (_, i) => plan.from_year + i,
  );
  const place = (year: number | null) => void told(move(ids, year));

  return (
    <div className="selected" role="toolbar" aria-label={t("plans.selected_tools")}>
      <span className="selected-names">
        {rows.length === 0 ? (
          <span className="soft">
            {t(plan.kind === "annual" ? "plans.select_hint_annual" : "plans.select_hint")}
          </span>
        ) : (
          <>
            <b>{t("plans.selected", { count: rows.length })}</b>{" "}
            <span className="soft">{fewNames(names, t("list.comma"))}</span>
          </>
        )}
      </span>
      {plan.kind === "five_year" ? (
        <>
          <span className="soft small">{t("plans.move_to")}</span>
          {years.length > 10 ? null : (
            <span className="selected-years">
              {years.map((year) => (
                <Button key={year} size="small" disabled={idle} onClick={() => place(year)}>
                  {year}
                </Button>
              ))}
              <Button size="small" disabled={idle} onClick={() => place(null)}>
                {t("plans.reserve")}
              </Button>
            </span>
          )}
        </>
      ) : null}
      {withdrawn.length > 0 && withdrawn.length === rows.length ? (
        <Button size="small" disabled={idle} onClick={() => void withdraw(ids, null)}>
          {t("plans.take_back")}
        </Button>
      ) : (
        <Button size="small" disabled={idle} onClick={() => setAsking(true)}>
          {t("plans.withdraw")}
        </Button>
      )}
      {asking ? (
        <WithdrawDialog
          names={fewNames(names, t("list.comma"))}
          onClose={() => setAsking(false)}
          onWithdraw={(reason) => withdraw(ids, reason)}
        />
      ) : null}
    </div>
  );
}

/** Asks why; a community is never withdrawn without a reason. */
export function WithdrawDialog({
  names,
  onClose,
  onWithdraw,
}: {
  names: string;
  onClose: () => void;
  onWithdraw: (reason: string) => Promise<boolean>;
}) {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  async function submit() {
    setBusy(true);
    const done = await onWithdraw(reason.trim());
    setBusy(false);
    if (done) onClose();
  }
  return (
    <Dialog
      title={t("plans.withdraw_title", { names })}
      okText={t("plans.withdraw_act")}
      cancelText={t("act.cancel")}
      okButtonProps={{ disabled: reason.trim() === "", loading: busy }}
      onOk={() => void submit()}
      onCancel={onClose}
    >
      <p className="soft small">{t("plans.withdraw_hint")}</p>
      <Input.TextArea
        rows={3}
        value={reason}
        aria-label={t("plans.withdraw_reason")}
        placeholder={t("plans.withdraw_example")}
        onChange={(event) => setReason(event.target.value)}
      />
    </Dialog>
  );
}
