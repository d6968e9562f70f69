/** The window: rail, top bar, the page; or the welcome page while no file is open. */
import { useQueryClient } from "@tanstack/react-query";
import { Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ReadOnlyDto } from "@/generated/contract";
import { HostError } from "@/host";
import { useHost, useRpc } from "@/host/context";
import { ErrorState, LoadingState, PageLoading } from "@/shared/parts";
import { useToast } from "@/shared/toast";
import { readAhead } from "./ahead";
import { enterAgain, enterPage, focusNextArea, keepKeyboard } from "./areas";
import { Crash } from "./Crash";
import { isFirstTelling, takeNote } from "./crashed";
import { FIRST_PAGE, go, useRoute } from "./go";
import { GuideStrip } from "./guide/GuideStrip";
import { KeyList } from "./KeyList";
import { Locked } from "./Locked";
import { PageContent } from "./page";
import { PAGES } from "./pages";
import { useProject, useProjectActions } from "./project";
import { Rail } from "./Rail";
import { LeftOpen, Refused } from "./Refused";
import { Rehearsal } from "./Rehearsal";
import { SearchBox } from "./SearchBox";
import "./shell.css";
import { useShortcuts } from "./shortcuts";
import { TopBar } from "./TopBar";
import { Welcome } from "./Welcome";

const rehearseGrid = () => import("@/shared/grid/rehearsal").then((grid) => grid.rehearseGrid());

export function Shell() {
  const { t } = useTranslation();
  const host = useHost();
  const client = useQueryClient();
  const project = useProject();
  const actions = useProjectActions();
  const toast = useToast();
  const { page: key } = useRoute();
  const [searching, setSearching] = useState(false);
  const [isRehearsing, setRehearsing] = useState(false);
  const [isListingKeys, setListingKeys] = useState(false);
  const onKeys = () => setListingKeys(true);
  const isOpen = project.data !== undefined && project.data !== null;

  useShortcuts({
    "ctrl+z": () => isOpen && void actions.undo(),
    "ctrl+y": () => isOpen && void actions.redo(),
    "ctrl+shift+z": () => isOpen && void actions.redo(),
    "ctrl+k": () => isOpen && setSearching(true),
    "ctrl+o": () => void actions.open(),
    "ctrl+/": onKeys,
    "shift+?": onKeys,
    "ctrl+p": () => print(),
    f1: () => isOpen && go("handbook"),
    f6: () => focusNextArea(),
    "shift+f6": () => focusNextArea(-1),
    ...Object.fromEntries(
      PAGES.slice(0, 9).map((page, i) => [
        `alt+${i + 1}`,
        () => isOpen && (page.key === key ? enterAgain() : go(page.key)),
      ]),
    ),
  });
  useEffect(keepKeyboard, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each page that is opened.
  useEffect(() => (isOpen ? enterPage() : undefined), [isOpen, key]);

  const seeSnapshots = () => go("history", { tab: "snapshots" });
  const title = project.data?.title || project.data?.file_name;
  const lock = project.data?.read_only;
  const isLocked = lock != null;
  const [lockSeen, setLockSeen] = useState<ReadOnlyDto | null>(null);
  useEffect(() => {
    const state = isLocked ? ` (${t("read_only.short")})` : "";
    document.title = title ? `${title}${state} – ${t("shell.product")}` : t("shell.product");
  }, [title, isLocked, t]);
  useEffect(() => {
    const details = takeNote();
    if (details === null) return;
    const text = t("crash.back");
    toast.fail(
      new HostError({ code: "page.crashed", kind: "internal", zh: text, en: text, details }),
    );
  }, [t, toast]);
  // The names of codes stand on nearly every page: on their way with it.
  useRpc("policy.get", {}, { enabled: isOpen });
  const refused = useRpc("project.refused", {}).data ?? null;
  const [putAside, setPutAside] = useState<string | null>(null);
  const [isLeftOpen, setLeftOpen] = useState(false);
  const wasLeftOpen = project.data?.was_left_open ?? false;
  useEffect(() => {
    if (wasLeftOpen && isFirstTelling()) setLeftOpen(true);
  }, [wasLeftOpen]);
  const file = project.data ? `${project.data.folder}/${project.data.file_name}` : null;
  useEffect(() => {
    // The first page is on screen: the others may come in quietly.
    const timer = setTimeout(() => {
      for (const page of PAGES) void page.fetch();
      if (file === null) return;
      // What could not be read is read, and refused in words, by the page that wants it.
      const steps = [readAhead(host, client), rehearseGrid()];
      void Promise.allSettled(steps).then(() => setRehearsing(true));
    }, 800);
    return () => clearTimeout(timer);
  }, [host, client, file]);

  if (project.error) {
    return <ErrorState error={project.error} onRetry={() => void project.refetch()} />;
  }
  if (project.data === undefined) return <LoadingState />;
  const keys = isListingKeys ? <KeyList onClose={() => setListingKeys(false)} /> : null;
  if (project.data === null)
    return (
      <>
        <Welcome />
        {keys}
      </>
    );

  const page = PAGES.find((one) => one.key === key) ?? PAGES.find((one) => one.key === FIRST_PAGE);
  if (page === undefined) return null;
  return (
    <div className="shell">
      <Rail open={page.key} onGo={go} />
      <TopBar project={project.data} onSearch={() => setSearching(true)} onKeys={onKeys} />
      <div className="shell-strip">
        {refused && refused.file_name !== putAside ? (
          <Refused refused={refused} onClose={() => setPutAside(refused.file_name)} />
        ) : null}
        {lock && lock !== lockSeen ? (
          <Locked reason={lock} onSee={seeSnapshots} onClose={() => setLockSeen(lock)} />
        ) : null}
        {isLeftOpen ? (
          <LeftOpen
            onSee={() => {
              setLeftOpen(false);
              seeSnapshots();
            }}
            onClose={() => setLeftOpen(false)}
          />
        ) : null}
        {project.data.is_sample ? <GuideStrip page={page.key} /> : null}
      </div>
      <main className="shell-main" id="page" tabIndex={-1}>
        <Crash resetKey={page.key}>
          <Suspense
            fallback={
              <div className="page">
                <PageLoading title={t(page.name)} shape={page.shape} />
              </div>
            }
          >
            <PageContent key={page.key} page={page} />
          </Suspense>
        </Crash>
      </main>
      {isRehearsing ? <Rehearsal /> : null}
      {searching ? <SearchBox onClose={() => setSearching(false)} onKeys={onKeys} /> : null}
      {keys}
    </div>
  );
}
