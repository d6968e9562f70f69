import { LockOutlined, SearchOutlined, WarningOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { ProjectDto } from "@/generated/contract";
import { useSay } from "@/i18n/say";
import { formatMoment } from "@/shared/format";
import { FileMenu } from "./FileMenu";
import { HelpMenu } from "./HelpMenu";
import { useProjectActions } from "./project";
import { ViewMenu } from "./ViewMenu";

function FileState({ project }: { project: ProjectDto }) {
  const { t } = useTranslation();
  const say = useSay();
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
          disabled={project.undo === null}
          onClick={() => void actions.undo()}
          title={project.undo ? `${t("shell.undo_hint")}: ${project.undo}` : t("shell.undo_hint")}
        >
          <span aria-hidden="true">↶</span>
          {t("shell.undo")} <em>{project.undo}</em>
        </Button>
        <Button
          disabled={project.redo === null}
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
