/** The file's name, and what can be done with files: open, new, the ones opened before, close. */
import { FolderOpenOutlined } from "@ant-design/icons";
import { Dropdown, type MenuProps } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ProjectDto } from "@/generated/contract";
import { useRpc } from "@/host/context";
import { FIRST_PAGE } from "./go";
import { NewFile } from "./NewFile";
import { useProjectActions } from "./project";

/** Files listed; more can be opened by their name. */
const LISTED = 6;

export function FileMenu({ project }: { project: ProjectDto }) {
  const { t } = useTranslation();
  const actions = useProjectActions();
  const recent = useRpc("project.recent", {});
  const [isNaming, setNaming] = useState(false);
  const files = (recent.data ?? []).slice(0, LISTED).map((file) => ({
    key: `recent:${file.key}`,
    label: (
      <span className="recent">
        <span>{file.file_name}</span> <span className="soft small">{file.folder}</span>
      </span>
    ),
    onClick: () => void actions.openRecent(file.key),
  }));
  const items: MenuProps["items"] = [
    { key: "open", label: t("file.open"), extra: "Ctrl+O", onClick: () => void actions.open() },
    { key: "new", label: t("file.new"), onClick: () => setNaming(true) },
    { key: "sample", label: t("welcome.sample"), onClick: () => void actions.openSample() },
    ...(files.length > 0
      ? [{ key: "recent", type: "group" as const, label: t("welcome.recent"), children: files }]
      : []),
    { type: "divider" },
    { key: "close", label: t("file.close"), onClick: () => void actions.close() },
  ];
  return (
    <>
      <Dropdown
        menu={{ items }}
        trigger={["click"]}
        autoFocus
        onOpenChange={(isOpen) => isOpen && void recent.refetch()}
      >
        <button type="button" className="file-name" title={project.file_name}>
          <FolderOpenOutlined />
          <b>{project.title || project.file_name}</b>
        </button>
      </Dropdown>
      {isNaming ? (
        <NewFile
          onClose={() => setNaming(false)}
          onCreate={(title, policy) => {
            setNaming(false);
            void actions.create(title, policy, FIRST_PAGE);
          }}
        />
      ) : null}
    </>
  );
}
