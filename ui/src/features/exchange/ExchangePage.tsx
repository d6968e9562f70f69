/** 导入导出: spreadsheets in, first looked at, then written as one step; charts and workbooks out. */
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ImportDoneDto, ImportPreviewDto } from "@/generated/contract";
import { useAct, useRpc } from "@/host/context";
import { PageHeader } from "@/shared/parts";
import { useToast } from "@/shared/toast";
import { ExportCard } from "./ExportCard";
import "./exchange.css";
import { ImportCard } from "./ImportCard";
import { Preview } from "./Preview";

/** What an import did, with the file it came from. */
export interface Imported {
  file: string;
  done: ImportDoneDto;
}

export default function ExchangePage() {
  const { t } = useTranslation();
  const toast = useToast();
  const project = useRpc("project.info", {});
  const choose = useAct("import.choose");
  const apply = useAct("import.apply");
  const [preview, setPreview] = useState<ImportPreviewDto | null>(null);
  const [refused, setRefused] = useState<unknown>(null);
  const [imported, setImported] = useState<Imported | null>(null);
  const asking = useRef(false);
  const isReadOnly = Boolean(project.data?.read_only);

  async function ask() {
    if (asking.current) return;
    asking.current = true;
    setRefused(null);
    try {
      const chosen = await choose.mutateAsync({});
      // A dialog that was declined changes nothing.
      if (chosen === null) return;
      setImported(null);
      setPreview(chosen);
    } catch (error) {
      setPreview(null);
      setRefused(error);
    } finally {
      asking.current = false;
    }
  }
  async function write(shown: ImportPreviewDto) {
    try {
      const done = await apply.mutateAsync({ token: shown.token });
      setImported({ file: shown.file, done });
      setPreview(null);
    } catch (error) {
      toast.fail(error);
    }
  }

  if (preview !== null) {
    return (
      <div className="page">
        <Preview
          key={preview.token}
          preview={preview}
          isReadOnly={isReadOnly}
          isWriting={apply.isPending}
          onWrite={() => void write(preview)}
          onAgain={() => void ask()}
          onCancel={() => setPreview(null)}
        />
      </div>
    );
  }
  return (
    <div className="page">
      <PageHeader title={t("page.exchange")} sentence={t("exchange.sentence")} />
      <div className="page-scroll exchange">
        <ImportCard
          isReading={choose.isPending}
          isReadOnly={isReadOnly}
          refused={refused}
          imported={imported}
          onAsk={() => void ask()}
          onForget={() => setImported(null)}
        />
        <ExportCard />
      </div>
    </div>
  );
}
