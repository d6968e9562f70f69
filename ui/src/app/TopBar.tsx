import { LoadingOutlined, LockOutlined, SearchOutlined, WarningOutlined } from "@ant-design/icons";
import { type Mutation, useIsMutating } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { ProjectDto } from "@/generated/contract";
import { useSay } from "@/i18n/say";
import { formatMoment } from "@/shared/format";
import { useStop, useWait } from "@/shared/working";
import { FileMenu } from "./FileMenu";
import { HelpMenu } from "./HelpMenu";
import { useProjectActions } from "./project";
import { ViewMenu } from "./ViewMenu";

/** What goes on beside the work on the file says itself how far it is, and how it is stopped. */
const isFileWork = ({ options }: Mutation): boolean =>
  !/^((import|merge|export)\.|prices\.choose$)/.test(String(options.mutationKey?.[0]));

function FileState({ project }: { project: ProjectDto }) {
  const { t } = useTranslation();
  const say = useSay();
  const stop = useStop("project.stop");
  const wait = useWait(useIsMutating() > 0);
  const fileWait = useWait(useIsMutating({ predicate: isFileWork }) > 0);
  if (wait !== "short")
    return (
      <span className="file-state busy" role="status">
        <LoadingOutlined /> {t("shell.busy")}
        {fileWait === "long" ? (
          <Button size="small" onClick={stop}>
            {t("act.stop")}
          </Button>
        ) : null}
      </span>
    );
  if (project.read_only) {
    const reason = say(project.read_only);
    return (
      <span className="file-state locked" title={reason}>
        <LockOutlined /> {t("read_only.short")}
        <span className="visually-hidden">{reason}</span>
      </span>
    );
  }
  const at = project.saved_at ? formatMoment(project.saved_at, new Date()) : "";
  if (project.place) {
    return (
      <span className="file-state locked" title={say(project.place)}>
        <WarningOutlined /> {t("shell.saved", { at })}
        <span className="visually-hidden">{say(project.place)}</span>
      </span>
    );
  }
  return (
    <span className="file-state" title={t("shell.saved_hint", { folder: project.folder })}>
      {t("shell.saved", { at })}
    </span>
  );
}

/** The file and its state, undo and redo by name, search, help, looks and language. */
export function TopBar({
  project,
  onSearch,
  onKeys,
}: {
  project: ProjectDto;
  onSearch: () => void;
  onKeys: () => void;
}) {
  const { t } = useTranslation();
  const actions = useProjectActions();
  return (
    <header className="top">
      <FileMenu project={project} />
      <FileState project={project} />
      <div className="steps">
        <Button
          disabled={project.undo === null || project.read_only !== null}
          onClick={() => void actions.undo()}
          title={project.undo ? `${t("shell.undo_hint")}: ${project.undo}` : t("shell.undo_hint")}
        >
          <span aria-hidden="true">↶</span>
          {t("shell.undo")} <em>{project.undo}</em>
        </Button>
        <Button
          disabled={project.redo === null || project.read_only !== null}
          onClick={() => void actions.redo()}
          title={project.redo ? `${t("shell.redo_hint")}: ${project.redo}` : t("shell.redo_hint")}
        >
          <span aria-hidden="true">↷</span>
          {t("shell.redo")} <em>{project.redo}</em>
        </Button>
      </div>
      <button type="button" className="find" onClick={onSearch}>
        <SearchOutlined /> <span>{t("search.hint")}</span>
        <kbd>Ctrl K</kbd>
      </button>
      <HelpMenu onKeys={onKeys} />
      <ViewMenu />
    </header>
  );
}
