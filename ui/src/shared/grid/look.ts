/** The look of the grid's canvas, from the palette. */
import { themes } from "@visactor/vtable";
import { colours } from "@/shared/design/palette";
import { FONT_FAMILY } from "@/shared/design/theme";

const { base } = colours;

/** In the colours in force: a table takes them when it is made. */
export function gridTheme() {
  const text = { fontFamily: FONT_FAMILY, fontSize: 13, color: base.ink };
  const border = { borderColor: base.line, borderLineWidth: 1 };
  return themes.DEFAULT.extends({
    underlayBackgroundColor: base.card,
    defaultStyle: { ...text, ...border, bgColor: base.card, padding: [0, 8, 0, 8] },
    headerStyle: {
      ...text,
      ...border,
      bgColor: base.header,
      fontWeight: 600,
      padding: [0, 8, 0, 8],
    },
    bodyStyle: { ...text, ...border, bgColor: base.card, padding: [0, 8, 0, 8] },
    rowHeaderStyle: { ...text, ...border, bgColor: base.paper },
    bottomFrozenStyle: {
      ...text,
      ...border,
      fontWeight: 600,
      bgColor: base.header,
      borderColor: base.line,
    },
    // The page draws one frame round cells and scroll bars.
    frameStyle: { borderLineWidth: 0, cornerRadius: 0 },
    selectionStyle: {
      cellBorderColor: base.brand,
      cellBorderLineWidth: 2,
      cellBgColor: base.picked,
    },
    frozenColumnLine: {
      shadow: { width: 4, startColor: base.shade, endColor: "rgba(0, 0, 0, 0)" },
    },
    scrollStyle: {
      visible: "always",
      width: 10,
      scrollSliderColor: base.scroll,
      scrollRailColor: base.scroll_rail,
      hoverOn: false,
    },
  });
}
