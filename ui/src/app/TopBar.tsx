import { FolderOpenOutlined, LockOutlined, SearchOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import { useTranslation } from "react-i18next";
import type { ProjectDto } from "@/generated/contract";
import { formatMoment } from "@/shared/format";
import { useProjectActions } from "./project";
import { ViewMenu } from "./ViewMenu";

function FileState({ project }: { project: ProjectDto }) {
  const { t } = useTranslation();
  if (project.read_only) {
    const reason = t(`read_only.${project.read_only.reason}`, {
      holder: project.read_only.holder ?? "",
      defaultValue: t("read_only.other"),
    });
    return (
      <span className="file-state locked" title={reason}>
        <LockOutlined /> {t("read_only.short")}
      </span>
    );
  }
  const at = project.saved_at ? formatMoment(project.saved_at, new Date()) : "";
  return (
    <span className="file-state" title={project.folder}>
      {t("shell.saved", { at })}
    </span>
  );
}

/** The file and its state, undo and redo by name, search, language. */
export function TopBar({ project, onSearch }: { project: ProjectDto; onSearch: () => void }) {
  const { t } = useTranslation();
  const actions = useProjectActions();
  const files = [
    { key: "open", label: t("file.open"), onClick: () => void actions.open() },
    { key: "close", label: t("file.close"), onClick: () => void actions.close() },
  ];
  return (
    <header className="top">
      <Dropdown menu={{ items: files }} trigger={["click"]}>
        <button type="button" className="file-name" title={project.file_name}>
          <FolderOpenOutlined />
          <b>{project.title || project.file_name}</b>
        </button>
      </Dropdown>
      <FileState project={project} />
      <div className="steps">
        <Button
          disabled={project.undo === null}
          onClick={() => void actions.undo()}
          title={t("shell.undo_hint")}
        >
          <span aria-hidden="true">↶</span>
          {t("shell.undo")} <em>{project.undo}</em>
        </Button>
        <Button
          disabled={project.redo === null}
          onClick={() => void actions.redo()}
          title={t("shell.redo_hint")}
        >
          <span aria-hidden="true">↷</span>
          {t("shell.redo")} <em>{project.redo}</em>
        </Button>
      </div>
      <button type="button" className="find" onClick={onSearch}>
        <SearchOutlined /> <span>{t("search.hint")}</span>
        <kbd>Ctrl K</kbd>
      </button>
      <ViewMenu />
    </header>
  );
}
