/** 快照: the file as it was, kept outside its folder; made by hand too; and the file looked through. */
import { CameraOutlined, FileSearchOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useProjectActions } from "@/app/project";
import type { CheckDto } from "@/generated/contract";
import { useHost, useRpc } from "@/host/context";
import { inTurn } from "@/host/turns";
import { useSay } from "@/i18n/say";
import { formatCount } from "@/shared/format";
import { Loaded } from "@/shared/parts";
import { SnapshotList } from "@/shared/snapshots";
import { useToast } from "@/shared/toast";
import { useStop } from "@/shared/working";

export function SnapshotsTab() {
  const { t } = useTranslation();
  const host = useHost();
  const toast = useToast();
  const actions = useProjectActions();
  const stop = useStop("project.stop");
  const query = useRpc("snapshots.list", { of: "open" });
  const [busy, setBusy] = useState<"make" | "check" | null>(null);
  const [report, setReport] = useState<CheckDto | null>(null);

  const work = async (name: "make" | "check", job: () => Promise<void>) => {
    setBusy(name);
    try {
      await job();
    } catch (error) {
      toast.fail(error);
    } finally {
      setBusy(null);
    }
  };
  const make = () =>
    work("make", async () => {
      await inTurn(host, "snapshots.make", {});
      await query.refetch();
      toast.tell(t("snapshots.made"));
    });
  const check = () =>
    work("check", async () => {
      setReport(null);
      setReport(await toast.during(host.call("project.check", {}), t("snapshots.checking"), stop));
    });

  return (
    <div className="page-scroll history">
      <div className="snapshot-tools">
        <Button icon={<CameraOutlined />} loading={busy === "make"} onClick={() => void make()}>
          {t("snapshots.make")}
        </Button>
        <Button
          icon={<FileSearchOutlined />}
          loading={busy === "check"}
          onClick={() => void check()}
        >
          {t("snapshots.check")}
        </Button>
        {report ? <Report report={report} /> : null}
      </div>
      <Loaded query={query}>
        {(list) => (
          <SnapshotList
            list={list}
            of="open"
            onChanged={() => void query.refetch()}
            onOpen={(key) => void actions.openRecent(key)}
          />
        )}
      </Loaded>
    </div>
  );
}

function Report({ report }: { report: CheckDto }) {
  const { t } = useTranslation();
  const say = useSay();
  if (report.is_whole)
    return (
      <span role="status" className="check-good">
        {t("snapshots.whole", {
          rows: formatCount(report.journal_rows),
          steps: formatCount(report.steps_tried),
        })}
      </span>
    );
  return (
    <ul role="alert" className="check-bad">
      {report.problems.map((problem) => (
        <li key={`${problem.kind}${problem.details}`} title={problem.details}>
          {say(problem.text)}
        </li>
      ))}
    </ul>
  );
}
