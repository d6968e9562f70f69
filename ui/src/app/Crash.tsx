/**
 * Catches a crash of the page. Nothing is lost: everything written is already in the file, what is
 * on its way there is waited for. The first time the window comes back by itself to where it was,
 * for the address holds page and pick; a page that crashes again at once stays down and says so.
 */
import { Button } from "antd";
import { Component, type ContextType, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { HostContext } from "@/host/context";
import { settled } from "@/host/turns";
import { EmptyState } from "@/shared/parts";
import { leaveNote, mayComeBack } from "./crashed";

interface Props {
  children: ReactNode;
  /** Changes when the catch should be tried again, e.g. with another page. */
  resetKey?: string;
}

interface State {
  error: Error | null;
  isComingBack: boolean;
}

/** How long what is on its way may take before the window comes back all the same. */
const PATIENCE = 3_000;

const WELL: State = { error: null, isComingBack: false };

export class Crash extends Component<Props, State> {
  static override contextType = HostContext;
  declare context: ContextType<typeof HostContext>;
  override state: State = WELL;

  static getDerivedStateFromError(error: Error): State {
    return { error, isComingBack: mayComeBack(Date.now()) };
  }

  override componentDidCatch(error: Error) {
    if (!this.state.isComingBack) return;
    leaveNote(Date.now(), detailsOf(error));
    const { context: host } = this;
    const isWritten = host ? settled(host, () => Promise.resolve(true)) : Promise.resolve();
    const isLate = new Promise((resolve) => setTimeout(resolve, PATIENCE));
    void Promise.race([isWritten, isLate]).finally(() => location.reload());
  }

  override componentDidUpdate(before: Props) {
    if (before.resetKey !== this.props.resetKey && this.state.error) this.setState(WELL);
  }

  override render() {
    const { error, isComingBack } = this.state;
    if (error === null) return this.props.children;
    return isComingBack ? null : <Crashed error={error} />;
  }
}

const detailsOf = (error: Error): string => `${error.message}\n${error.stack ?? ""}`;

function Crashed({ error }: { error: Error }) {
  const { t } = useTranslation();
  return (
    <EmptyState
      title={t("crash.title")}
      hint={t("crash.hint")}
      actions={
        <>
          <Button type="primary" onClick={() => location.reload()}>
            {t("crash.reload")}
          </Button>
          <Button onClick={() => void navigator.clipboard.writeText(detailsOf(error))}>
            {t("act.copy_details")}
          </Button>
        </>
      }
    />
  );
}
