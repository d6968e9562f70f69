/** 改动并回: a workbook that went out and came back, merged with the file; every doubt is decided. */
import { Button, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { go } from "@/app/go";
import type { MergeDoneDto, MergeDto } from "@/generated/contract";
import { asHostError } from "@/host";
import { useAct, useHost, useRpc } from "@/host/context";
import { formatCount } from "@/shared/format";
import { PageHeader, Tile, Tiles } from "@/shared/parts";
import { useToast } from "@/shared/toast";
import { Working } from "@/shared/working";
import { Deferred } from "./Deferred";
import "./merge.css";
import { answersOf, type Decisions, isNothing, openCount, stillAsked } from "./model";
import { Questions } from "./Questions";
import { Said } from "./Said";
import { Start } from "./Start";
import { Taken } from "./Taken";

/** What a merge wrote, with the workbook it came from. */
export interface Done {
  file: string;
  done: MergeDoneDto;
}

export default function MergePage() {
  const { t } = useTranslation();
  const toast = useToast();
  const host = useHost();
  const project = useRpc("project.info", {});
  const deferred = useRpc("merge.deferred", {});
  const choose = useAct("merge.choose");
  const apply = useAct("merge.apply");
  const [merge, setMerge] = useState<MergeDto | null>(null);
  const [decided, setDecided] = useState<Decisions>(new Map());
  const [refused, setRefused] = useState<unknown>(null);
  const [written, setWritten] = useState<Done | null>(null);
  const isReadOnly = Boolean(project.data?.read_only);

  async function ask() {
    setRefused(null);
    try {
      const read = await choose.mutateAsync({});
      // A dialog that was declined changes nothing.
      if (read === null) return;
      setWritten(null);
      setDecided(new Map());
      setMerge(read);
    } catch (error) {
      setRefused(error);
    }
  }

  async function write(shown: MergeDto) {
    try {
      const answers = answersOf(shown, decided);
      const done = await apply.mutateAsync({ token: shown.token, answers });
      setWritten({ file: shown.file, done });
      setMerge(null);
    } catch (error) {
      toast.fail(error);
      if (asHostError(error).dto.code !== "preview_gone") return;
      // The file has moved: look again, and keep every decision whose question is still the same.
      const again = await host.call("merge.look", { token: shown.token }).catch(() => null);
      setMerge(again);
      if (again) setDecided(stillAsked(decided, again));
    }
  }

  if (merge === null) {
    return (
      <div className="page">
        <PageHeader
          title={t("page.merge")}
          sentence={t("merge.sentence")}
          tools={<Button onClick={() => go("exchange")}>{t("merge.back")}</Button>}
        />
        <div className="page-scroll merge">
          <Start
            isReading={choose.isPending}
            isReadOnly={isReadOnly}
            refused={refused}
            written={written}
            onAsk={() => void ask()}
          />
          <Deferred rows={deferred.data ?? []} isReadOnly={isReadOnly} />
        </div>
      </div>
    );
  }
  return (
    <Look
      merge={merge}
      decided={decided}
      isReadOnly={isReadOnly}
      isWriting={apply.isPending}
      onDecide={setDecided}
      onWrite={() => void write(merge)}
      onCancel={() => {
        void host.call("merge.close", { token: merge.token });
        setMerge(null);
      }}
    />
  );
}

type Part = "questions" | "taken" | "said";

function Look({
  merge,
  decided,
  isReadOnly,
  isWriting,
  onDecide,
  onWrite,
  onCancel,
}: {
  merge: MergeDto;
  decided: Decisions;
  isReadOnly: boolean;
  isWriting: boolean;
  onDecide: (decided: Decisions) => void;
  onWrite: () => void;
  onCancel: () => void;
}) {
  const { t } = useTranslation();
  const open = openCount(merge, decided);
  const [part, setPart] = useState<Part>(merge.questions.length > 0 ? "questions" : "taken");
  const nothing = isNothing(merge);
  return (
    <div className="page">
      <PageHeader
        title={t("page.merge")}
        sentence={
          <>
            <b>{merge.file}</b> {t(`merge.from.${merge.from}`)}
          </>
        }
        tools={
          <>
            {isWriting ? <Working stop="project.stop" /> : null}
            <Button onClick={onCancel} disabled={isWriting}>
              {t("act.cancel")}
            </Button>
            <Button
              type="primary"
              loading={isWriting}
              disabled={isReadOnly || nothing || open > 0}
              title={open > 0 ? t("merge.open_left", { count: open }) : undefined}
              data-testid="merge-write"
              onClick={onWrite}
            >
              {t("merge.write")}
            </Button>
          </>
        }
      />
      <div className="merge-tiles">
        <Tiles>
          <Tile
            label={t("merge.taken")}
            value={formatCount(merge.taken.length)}
            unit={t("merge.places")}
            note={t("merge.taken_note")}
            onOpen={() => setPart("taken")}
          />
          <Tile
            label={t("merge.open")}
            value={formatCount(open)}
            unit={t("merge.places")}
            tone={open > 0 ? "bad" : "plain"}
            note={t("merge.open_note", { count: merge.questions.length - open })}
            onOpen={() => setPart("questions")}
          />
          <Tile
            label={t("merge.rows")}
            value={formatCount(merge.rows)}
            unit={t("merge.row_unit")}
            note={
              merge.recognised > 0
                ? t("merge.recognised", { count: merge.recognised })
                : t("merge.same", { count: merge.same })
            }
          />
          <Tile
            label={t("merge.said")}
            value={formatCount(merge.remarks.length)}
            unit={t("merge.items")}
            note={merge.remarks.length > 0 ? t("merge.said_note") : t("merge.said_none")}
            onOpen={() => setPart("said")}
          />
        </Tiles>
      </div>
      <Segmented
        tabIndex={-1}
        className="merge-parts"
        value={part}
        onChange={setPart}
        options={[
          {
            value: "questions",
            label: t("merge.part.questions", { count: merge.questions.length }),
          },
          { value: "taken", label: t("merge.part.taken", { count: merge.taken.length }) },
          { value: "said", label: t("merge.part.said", { count: merge.remarks.length }) },
        ]}
      />
      {part === "questions" ? (
        <Questions questions={merge.questions} decided={decided} onDecide={onDecide} />
      ) : null}
      {part === "taken" ? <Taken changes={merge.taken} /> : null}
      {part === "said" ? <Said remarks={merge.remarks} /> : null}
    </div>
  );
}
