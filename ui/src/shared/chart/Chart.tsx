/**
 * A chart on a canvas. What it shows is also said in words, for those who cannot see it.
 * Only what pages use is taken from ECharts.
 */
import { BarChart, CustomChart } from "echarts/charts";
import { AriaComponent, GridComponent, TooltipComponent } from "echarts/components";
import { type EChartsCoreOption, init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";

use([BarChart, CustomChart, GridComponent, TooltipComponent, AriaComponent, CanvasRenderer]);

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
  const place = useRef<HTMLDivElement>(null);
  const picked = useRef(onPick);
  picked.current = onPick;
  const shown = useRef<ReturnType<typeof init> | null>(null);
  /** A picture of the chart, while the page is being printed. */
  const [paper, setPaper] = useState<string | null>(null);

  useEffect(() => {
    if (place.current === null) return;
    const chart = init(place.current, null, { renderer: "canvas" });
    shown.current = chart;
    chart.on("click", (event) => picked.current?.(event.name));
    const sized = new ResizeObserver(() => chart.resize());
    sized.observe(place.current);
    return () => {
      sized.disconnect();
      chart.dispose();
      shown.current = null;
    };
  }, []);
  useEffect(() => {
    const onPaper = () => {
      const url = shown.current?.getDataURL({ pixelRatio: 2, backgroundColor: "#ffffff" });
      if (url !== undefined) flushSync(() => setPaper(url));
    };
    const onScreen = () => setPaper(null);
    addEventListener("beforeprint", onPaper);
    addEventListener("afterprint", onScreen);
    return () => {
      removeEventListener("beforeprint", onPaper);
      removeEventListener("afterprint", onScreen);
    };
  }, []);
  useEffect(() => shown.current?.setOption(option, { notMerge: true }), [option]);

  return (
    <figure className="chart">
      <div ref={place} className="chart-canvas" aria-hidden="true" />
      {paper === null ? null : <img className="chart-paper" src={paper} alt="" />}
      <figcaption className="visually-hidden">{said}</figcaption>
    </figure>
  );
}
