/**
 * A chart on a canvas. What it shows is also said in words, for those who cannot see it, and stands
 * there before the chart does; without the chart the words are shown.
 */
import type { EChartsCoreOption } from "echarts/core";
import { useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import type { Drawing } from "./engine";

/** On its way as soon as a page with a chart is; null when it could not be fetched. */
const engine = import("./engine").catch(() => null);

export function Chart({
  option,
  said,
  onPick,
}: {
  option: EChartsCoreOption;
  /** The same figures in words. */
  said: string;
  /** A bar was clicked: the name of its category. */
  onPick?: (name: string) => void;
}) {
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  const picked = useRef(onPick);
  picked.current = onPick;
  const [shown, setShown] = useState<Drawing | null>(null);
  const [isMissing, setMissing] = useState(false);
  /** A picture of the chart, while the page is being printed. */
  const [paper, setPaper] = useState<string | null>(null);

  useEffect(() => {
    let [chart, isGone]: [Drawing | null, boolean] = [null, false];
    const sized = new ResizeObserver(() => chart?.resize());
    void engine.then((found) => {
      if (isGone || place.current === null) return;
      if (found === null) return setMissing(true);
      chart = found.drawingIn(place.current);
      chart.on("click", (event) => picked.current?.(event.name));
      sized.observe(place.current);
      setShown(chart);
    });
    return () => {
      isGone = true;
      sized.disconnect();
      chart?.dispose();
    };
  }, []);
  useEffect(() => {
    const onPaper = () => {
      const url = shown?.getDataURL({ pixelRatio: 2, backgroundColor: "#ffffff" });
      if (url !== undefined) flushSync(() => setPaper(url));
    };
    const onScreen = () => setPaper(null);
    addEventListener("beforeprint", onPaper);
    addEventListener("afterprint", onScreen);
    return () => {
      removeEventListener("beforeprint", onPaper);
      removeEventListener("afterprint", onScreen);
    };
  }, [shown]);
  useEffect(() => shown?.setOption(option, { notMerge: true }), [shown, option]);

  return (
    <figure className="chart" aria-busy={shown === null && !isMissing}>
      <div ref={place} className="chart-canvas" aria-hidden="true" />
      {paper === null ? null : <img className="chart-paper" src={paper} alt="" />}
      <figcaption className={isMissing ? "soft small" : "visually-hidden"}>
        {isMissing ? t("chart.missing") : null} {said}
      </figcaption>
    </figure>
  );
}
