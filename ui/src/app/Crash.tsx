/** Catches a crash of the page. Nothing is lost: everything written is already in the file. */
import { Button } from "antd";
import { Component, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "@/shared/parts";

interface Props {
  children: ReactNode;
  /** Changes when the catch should be tried again, e.g. with another page. */
  resetKey?: string;
}

export class Crash extends Component<Props, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override componentDidUpdate(before: Props) {
    if (before.resetKey !== this.props.resetKey && this.state.error) this.setState({ error: null });
  }

  override render() {
    if (this.state.error === null) return this.props.children;
    return <Crashed error={this.state.error} />;
  }
}

function Crashed({ error }: { error: Error }) {
  const { t } = useTranslation();
  const details = `${error.message}\n${error.stack ?? ""}`;
  return (
    <EmptyState
      title={t("crash.title")}
      hint={t("crash.hint")}
      actions={
        <>
          <Button type="primary" onClick={() => location.reload()}>
            {t("crash.reload")}
          </Button>
          <Button onClick={() => void navigator.clipboard.writeText(details)}>
            {t("act.copy_details")}
          </Button>
        </>
      }
    />
  );
}
