/** Shown while no file is open: sample, open, new; and the files opened before. */
import {
  ExperimentOutlined,
  FileAddOutlined,
  FileExcelOutlined,
  FolderOpenOutlined,
  GlobalOutlined,
} from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { RecentDto, SampleDto } from "@/generated/contract";
import { useRpc } from "@/host/context";
import { switchLanguage } from "@/i18n";
import { useSay } from "@/i18n/say";
import { formatMoment } from "@/shared/format";
import { FIRST_PAGE } from "./go";
import { NewFile } from "./NewFile";
import { useProjectActions } from "./project";
import { Refused } from "./Refused";
import "./shell.css";

export function Welcome() {
  const { t, i18n } = useTranslation();
  const actions = useProjectActions();
  const recent = useRpc("project.recent", {});
  const samples = useRpc("project.samples", {});
  const refused = useRpc("project.refused", {}).data ?? null;
  /** The page a new file opens on, while its name is asked for. */
  const [naming, setNaming] = useState<string | null>(null);
  const other = i18n.language === "en" ? "zh-CN" : "en";
  return (
    <main className="welcome">
      <div className="welcome-mark" aria-hidden="true">
        {t("shell.mark")}
      </div>
      <h1>{t("shell.product")}</h1>
      <p className="soft">{t("welcome.sentence")}</p>
      {refused ? <Refused refused={refused} /> : null}
      <div className="welcome-ways">
        <Way
          icon={<ExperimentOutlined />}
          title={t("welcome.sample")}
          hint={t("welcome.sample_hint")}
          onClick={() => void actions.openSample()}
        />
        <Way
          icon={<FolderOpenOutlined />}
          title={t("file.open")}
          hint={t("welcome.open_hint")}
          onClick={() => void actions.open()}
        />
        <Way
          icon={<FileAddOutlined />}
          title={t("file.new")}
          hint={t("welcome.new_hint")}
          onClick={() => setNaming(FIRST_PAGE)}
        />
        <Way
          icon={<FileExcelOutlined />}
          title={t("communities.import")}
          hint={t("welcome.import_hint")}
          onClick={() => setNaming("exchange")}
        />
      </div>
      <div className="welcome-lists">
        <Samples samples={samples.data ?? []} onOpen={(code) => void actions.openSample(code)} />
        <Recent files={recent.data ?? []} onOpen={(key) => void actions.openRecent(key)} />
      </div>
      <Button type="text" icon={<GlobalOutlined />} onClick={() => void switchLanguage(other)}>
        {t(`language.${other}`)}
      </Button>
      {naming !== null ? (
        <NewFile
          onClose={() => setNaming(null)}
          onCreate={(title, policy) => {
            setNaming(null);
            void actions.create(title, policy, naming);
          }}
        />
      ) : null}
    </main>
  );
}

function Way(props: { icon: React.ReactNode; title: string; hint: string; onClick: () => void }) {
  return (
    <button type="button" className="way" onClick={props.onClick}>
      {props.icon}
      <b>{props.title}</b>
      <span className="soft small">{props.hint}</span>
    </button>
  );
}

function Samples({ samples, onOpen }: { samples: SampleDto[]; onOpen: (code: string) => void }) {
  const { t } = useTranslation();
  const say = useSay();
  if (samples.length < 2) return null;
  return (
    <section>
      <h2>{t("welcome.samples")}</h2>
      {samples.map((sample) => (
        <button
          key={sample.code}
          type="button"
          className="file"
          onClick={() => onOpen(sample.code)}
        >
          <span>{say(sample)}</span>
          <span className="soft small">{sample.source}</span>
        </button>
      ))}
    </section>
  );
}

function Recent({ files, onOpen }: { files: RecentDto[]; onOpen: (key: string) => void }) {
  const { t } = useTranslation();
  if (files.length === 0) return null;
  return (
    <section>
      <h2>{t("welcome.recent")}</h2>
      {files.map((file) => (
        <button key={file.key} type="button" className="file" onClick={() => onOpen(file.key)}>
          <span>{file.file_name}</span>
          <span className="soft small">
            {file.folder} · {formatMoment(file.opened_at, new Date())}
          </span>
        </button>
      ))}
    </section>
  );
}
