/** What draws charts: of ECharts only what pages use. Fetched apart, after what a page says in words. */
import { BarChart, CustomChart } from "echarts/charts";
import { AriaComponent, GridComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";

use([BarChart, CustomChart, GridComponent, TooltipComponent, AriaComponent, CanvasRenderer]);

export type Drawing = ReturnType<typeof init>;

export const drawingIn = (place: HTMLElement): Drawing => init(place, null, { renderer: "canvas" });
