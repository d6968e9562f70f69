import type { UseQueryResult } from "@tanstack/react-query";
import { Button, Spin } from "antd";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { asHostError } from "@/host";
import { useSay } from "@/i18n/say";
import { PageHeader } from "./PageHeader";
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

/** Whether a wait is long enough to be noticed (300 ms). */
function useLate(): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return late;
}

/** What a page will look like when it is there. */
export type Shape = "cards" | "grid" | "list";

const BONES: Record<Shape, string[]> = {
  cards: ["bone bone-tiles", "bone bone-half", "bone bone-half"],
  grid: ["bone bone-whole"],
  list: ["bone bone-side", "bone bone-rest"],
};

/** A page before its data: its title and its parts in their places, so that nothing jumps. */
export function PageLoading({ title, shape }: { title: string; shape: Shape }) {
  const { t } = useTranslation();
  const late = useLate();
  return (
    <>
      <PageHeader title={title} sentence={late ? t("state.loading") : null} />
      <div className={`bones bones-${shape}`} aria-busy="true">
        {BONES[shape].map((bone, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the bones of a shape never change.
          <div key={i} className={bone} />
        ))}
      </div>
    </>
  );
}

/** Shows itself only when the wait is long enough to be noticed. */
export function LoadingState() {
  const { t } = useTranslation();
  const late = useLate();
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
  title,
  shape = "grid",
  children,
}: {
  query: UseQueryResult<T>;
  /** Title of the page, where the whole page waits for this. */
  title?: string;
  shape?: Shape;
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
  if (query.error) {
    return (
      <>
        {title === undefined ? null : <PageHeader title={title} />}
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      </>
    );
  }
  return title === undefined ? <LoadingState /> : <PageLoading title={title} shape={shape} />;
}
