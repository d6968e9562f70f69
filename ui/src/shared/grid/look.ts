/** The look of the grid's canvas, from the palette. */
import { themes } from "@visactor/vtable";
import { colours } from "@/shared/design/palette";
import { FONT_FAMILY } from "@/shared/design/theme";

const { base } = colours;

const text = { fontFamily: FONT_FAMILY, fontSize: 13, color: base.ink };
const border = { borderColor: base.line, borderLineWidth: 1 };

export const gridTheme = themes.DEFAULT.extends({
  underlayBackgroundColor: base.card,
  defaultStyle: { ...text, ...border, bgColor: base.card, padding: [0, 8, 0, 8] },
  headerStyle: { ...text, ...border, bgColor: base.header, fontWeight: 600, padding: [0, 8, 0, 8] },
  bodyStyle: { ...text, ...border, bgColor: base.card, padding: [0, 8, 0, 8] },
  rowHeaderStyle: { ...text, ...border, bgColor: base.paper },
  bottomFrozenStyle: {
    ...text,
    ...border,
    fontWeight: 600,
    bgColor: base.header,
    borderColor: base.line,
  },
  frameStyle: { borderColor: base.line, borderLineWidth: 1, cornerRadius: 8 },
  selectionStyle: {
    cellBorderColor: base.brand,
    cellBorderLineWidth: 2,
    cellBgColor: "rgba(31, 95, 139, 0.10)",
  },
  frozenColumnLine: {
    shadow: { width: 4, startColor: "rgba(29, 39, 51, 0.08)", endColor: "rgba(29, 39, 51, 0)" },
  },
  scrollStyle: {
    visible: "always",
    width: 10,
    scrollSliderColor: "#b8c3ce",
    scrollRailColor: "#f1f4f7",
    hoverOn: false,
  },
});
