/** Snapshots with what they hold beside the present; each can be restored into a copy. */
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import type { CountsDto, SnapshotDto, SnapshotsDto } from "@/generated/contract";
import { useHost } from "@/host/context";
import { inTurn } from "@/host/turns";
import { useSay } from "@/i18n/say";
import { formatCount, formatMoment, formatWan } from "@/shared/format";
import { EmptyState } from "@/shared/parts";
import { useToast } from "@/shared/toast";
import { difference, sizeOf } from "./model";
import "./snapshots.css";

interface Props {
  list: SnapshotsDto;
  /** Whose: of the open file, or of the one that could not be opened. */
  of: "open" | "refused";
  /** Something about the list changed. */
  onChanged: () => void;
  /** Opens the copy that was made. */
  onOpen: (key: string) => void;
}

export function SnapshotList({ list, of, onChanged, onOpen }: Props) {
  const { t } = useTranslation();
  const say = useSay();
  const restore = useRestore(of, onChanged, onOpen);
  if (list.snapshots.length === 0)
    return <EmptyState title={t("snapshots.none")} hint={t("snapshots.none_hint")} />;
  return (
    <div className="snapshots">
      {list.failure ? (
        <p className="snapshots-bad" role="alert">
          {t("snapshots.failure")} {say(list.failure)}
        </p>
      ) : null}
      {list.paused_until ? <Paused list={list} of={of} onChanged={onChanged} /> : null}
      <table>
        <thead>
          <tr>
            <th>{t("snapshots.when")}</th>
            <th>{t("snapshots.why")}</th>
            <th className="number">{t("snapshots.communities")}</th>
            <th className="number">{t("snapshots.households")}</th>
            <th className="number">{t("snapshots.investment")}</th>
            <th>{t("snapshots.newest")}</th>
            <th className="number">{t("snapshots.size")}</th>
            <th aria-label={t("snapshots.restore")} />
          </tr>
        </thead>
        <tbody>
          {list.current ? <Current counts={list.current} /> : null}
          {list.snapshots.map((snapshot) => (
            <Row
              key={snapshot.id}
              snapshot={snapshot}
              current={list.current}
              onRestore={() => void restore(snapshot.id)}
            />
          ))}
        </tbody>
      </table>
      <p className="soft small">{t("snapshots.folder", { folder: list.folder })}</p>
    </div>
  );
}

function Current({ counts }: { counts: CountsDto }) {
  const { t } = useTranslation();
  return (
    <tr className="snapshot-now">
      <td colSpan={2}>{t("snapshots.now")}</td>
      <td className="number">{formatCount(counts.communities)}</td>
      <td className="number">{formatCount(counts.households)}</td>
      <td className="number">{formatWan(counts.investment_fen)}</td>
      <td colSpan={3} />
    </tr>
  );
}

function Row(props: { snapshot: SnapshotDto; current: CountsDto | null; onRestore: () => void }) {
  const { t } = useTranslation();
  const { snapshot } = props;
  const { counts, newest } = snapshot;
  const differs = difference(snapshot, props.current);
  return (
    <tr data-testid="snapshot">
      <td title={snapshot.id}>{formatMoment(snapshot.taken_at, new Date())}</td>
      <td>{t(`snapshots.occasion.${snapshot.occasion ?? "unknown"}`)}</td>
      <td className="number">
        {formatCount(counts?.communities)} <Differs by={differs?.communities} show={formatCount} />
      </td>
      <td className="number">
        {formatCount(counts?.households)} <Differs by={differs?.households} show={formatCount} />
      </td>
      <td className="number">
        {formatWan(counts?.investment_fen)}{" "}
        <Differs by={differs?.investment_fen} show={formatWan} />
      </td>
      <td className="snapshot-newest" title={newest?.label}>
        {newest ? newest.label : null}
      </td>
      <td className="number soft">{sizeOf(snapshot.bytes)}</td>
      <td>
        <Button size="small" onClick={props.onRestore} data-testid="snapshot-restore">
          {t("snapshots.restore")}
        </Button>
      </td>
    </tr>
  );
}

/** How much more or less than now; nothing where it is the same. */
function Differs({ by, show }: { by: number | undefined; show: (n: number) => string }) {
  if (by === undefined || by === 0) return null;
  const text = by > 0 ? `+${show(by)}` : `−${show(-by)}`;
  return <small className="snapshot-differs">{text}</small>;
}

function Paused({ list, of, onChanged }: Pick<Props, "list" | "of" | "onChanged">) {
  const { t } = useTranslation();
  const host = useHost();
  const toast = useToast();
  const end = () => host.call("snapshots.end_pause", { of }).then(onChanged, toast.fail);
  const until = formatMoment(list.paused_until ?? "", new Date());
  return (
    <p className="snapshots-paused">
      <span>{t("snapshots.paused", { until })}</span>
      <Button size="small" onClick={() => void end()}>
        {t("snapshots.end_pause")}
      </Button>
    </p>
  );
}

/** Restores into a copy whose place the system's dialog asks for, then offers to open it. */
function useRestore(of: string, onChanged: () => void, onOpen: (key: string) => void) {
  const { t } = useTranslation();
  const host = useHost();
  const toast = useToast();
  const { modal } = App.useApp();
  return async (id: string) => {
    try {
      const copy = await inTurn(host, "snapshots.restore", { of, id });
      if (copy === null) return;
      onChanged();
      const missing =
        copy.photos_missing > 0
          ? t("snapshots.photos_missing", { count: copy.photos_missing })
          : null;
      modal.confirm({
        title: t("snapshots.restored", { file: copy.file_name }),
        content: (
          <>
            <p className="soft">{copy.folder}</p>
            {missing ? <p>{missing}</p> : null}
            <p>{t("snapshots.restored_hint")}</p>
          </>
        ),
        okText: t("snapshots.open_copy"),
        cancelText: t("snapshots.stay"),
        onOk: () => onOpen(copy.key),
      });
    } catch (error) {
      toast.fail(error);
    }
  };
}
