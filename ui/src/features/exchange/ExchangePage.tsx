/** 导入导出: spreadsheets in, first looked at, then written as one step; charts and workbooks out. */
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { pick, useRoute } from "@/app/go";
import type { ImportDoneDto, ImportPreviewDto } from "@/generated/contract";
import { useAct, useRpc } from "@/host/context";
import { PageHeader } from "@/shared/parts";
import { useToast } from "@/shared/toast";
import { ExportCard } from "./ExportCard";
import "./exchange.css";
import { ImportCard } from "./ImportCard";
import { ImportPreview } from "./ImportPreview";
import { MergeEntry } from "./MergeEntry";

/** What an import did, with the file it came from. */
export interface Imported {
  file: string;
  done: ImportDoneDto;
}

export default function ExchangePage() {
  const { t } = useTranslation();
  const toast = useToast();
  const project = useRpc("project.info", {});
  const { picked } = useRoute();
  const choose = useAct("import.choose");
  const arrived = useAct("import.arrived");
  const apply = useAct("import.apply");
  const close = useAct("import.close");
  const [preview, setPreview] = useState<ImportPreviewDto | null>(null);
  // A workbook chosen anew is looked at anew, even when it is the very same file.
  const [round, setRound] = useState(0);
  const [refused, setRefused] = useState<unknown>(null);
  const [imported, setImported] = useState<Imported | null>(null);
  const asking = useRef(false);
  const isReadOnly = Boolean(project.data?.read_only);

  async function look(read: () => Promise<ImportPreviewDto | null>) {
    if (asking.current) return;
    asking.current = true;
    setRefused(null);
    try {
      const chosen = await read();
      // A dialog that was declined changes nothing.
      if (chosen === null) return;
      setImported(null);
      setRound((before) => before + 1);
      setPreview(chosen);
    } catch (error) {
      setPreview(null);
      setRefused(error);
    } finally {
      asking.current = false;
    }
  }
  const ask = () => look(() => choose.mutateAsync({}));
  const take = useEffectEvent((key: string) => {
    pick({ book: undefined });
    void look(() => arrived.mutateAsync({ key }));
  });
  // A table that was dropped on the window waits under its key.
  useEffect(() => {
    if (picked.book) take(picked.book);
  }, [picked.book]);

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
        <ImportPreview
          key={round}
          first={preview}
          isReadOnly={isReadOnly}
          isWriting={apply.isPending}
          onWrite={(shown) => void write(shown)}
          onAgain={() => void ask()}
          onCancel={() => {
            close.mutate({ token: preview.token });
            setPreview(null);
          }}
        />
      </div>
    );
  }
  return (
    <div className="page">
      <PageHeader title={t("page.exchange")} sentence={t("exchange.sentence")} />
      <div className="page-scroll exchange">
        <div className="exchange-in">
          <ImportCard
            isReading={choose.isPending || arrived.isPending}
            isReadOnly={isReadOnly}
            refused={refused}
            imported={imported}
            onAsk={() => void ask()}
          />
          <MergeEntry />
        </div>
        <ExportCard />
      </div>
    </div>
  );
}
