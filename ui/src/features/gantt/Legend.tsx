/** What the bars mean; the same words and looks as on the printed chart. */
import { useTranslation } from "react-i18next";
import type { ScheduleDto } from "@/generated/contract";

const PHASES = ["survey", "scheme", "tender", "works", "acceptance"] as const;

export function Legend({ schedule }: { schedule: ScheduleDto }) {
  const { t } = useTranslation();
  const marks = [
    ...(schedule.about.has_baseline ? ["baseline"] : []),
    ...(schedule.tasks.is_critical.includes(true) ? ["critical"] : []),
    "today",
    ...(schedule.about.winter_stops.length > 0 ? ["winter"] : []),
  ];
  return (
    <ul className="gantt-legend">
      {[...PHASES, ...marks].map((mark) => (
        <li key={mark}>
          <i className={`mark-${mark}`} aria-hidden="true" />
          {t(`gantt.legend.${mark}`)}
        </li>
      ))}
      <li className="gantt-legend-hint">{t("gantt.drag_hint")}</li>
    </ul>
  );
}
