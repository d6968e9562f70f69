import type { UseQueryResult } from "@tanstack/react-query";
import { Button, Spin } from "antd";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { asHostError } from "@/host";
import { useSay } from "@/i18n/say";
import "./parts.css";

/** Nothing there yet: says so, and offers what to do about it. */
export function EmptyState({
  title,
  hint,
  actions,
}: {
  title: string;
  hint?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <div className="state">
      <h2>{title}</h2>
      {hint ? <p className="soft">{hint}</p> : null}
      {actions ? <div className="state-actions">{actions}</div> : null}
    </div>
  );
}

/** Shows itself only when the wait is long enough to be noticed (300 ms). */
export function LoadingState() {
  const { t } = useTranslation();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="state" aria-busy="true">
      {late ? (
        <>
          <Spin />
          <p className="soft">{t("state.loading")}</p>
        </>
      ) : null}
    </div>
  );
}

/** What happened, why, and what to do; details can be copied. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation();
  const say = useSay();
  const { dto } = asHostError(error);
  const copy = () => navigator.clipboard.writeText(`${dto.code}\n${say(dto)}\n${dto.details}`);
  return (
    <div className="state" role="alert">
      <h2>{t("state.failed")}</h2>
      <p>{say(dto)}</p>
      <div className="state-actions">
        {onRetry ? <Button onClick={onRetry}>{t("act.retry")}</Button> : null}
        <Button onClick={() => void copy()}>{t("act.copy_details")}</Button>
      </div>
    </div>
  );
}

/** What is on screen could not be read again. */
function StaleNote({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const say = useSay();
  return (
    <p className="stale small" role="alert">
      {t("state.stale")} {say(asHostError(error).dto)}
    </p>
  );
}

/** Shows a query: its data, else that it is being read or why it could not be. */
export function Loaded<T>({
  query,
  children,
}: {
  query: UseQueryResult<T>;
  children: (data: T) => ReactNode;
}) {
  if (query.data !== undefined) {
    return (
      <>
        {query.isRefetchError ? <StaleNote error={query.error} /> : null}
        {children(query.data)}
      </>
    );
  }
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return <LoadingState />;
}
