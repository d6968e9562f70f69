/** What Ant Design makes of the palette: one compact light theme. */
import type { ThemeConfig } from "antd";
import { colours } from "./palette";

/** As `--font` in base.css: canvases cannot read variables. */
export const FONT_FAMILY =
  '"Noto Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", "Jiugai Sans", sans-serif';

export const antdTheme: ThemeConfig = {
  token: {
    colorPrimary: colours.base.brand,
    colorLink: colours.base.brand,
    colorError: colours.states.bad,
    colorWarning: colours.states.wait,
    colorSuccess: colours.states.good,
    colorText: colours.base.ink,
    colorTextSecondary: colours.base.soft,
    colorBorder: "#d3dbe3",
    colorBorderSecondary: colours.base.line,
    colorBgLayout: colours.base.paper,
    fontFamily: FONT_FAMILY,
    fontSize: 14,
    borderRadius: 6,
    controlHeight: 28,
    colorTextPlaceholder: colours.base.soft,
    lineHeight: 1.5,
    motion: false,
  },
  components: {
    Button: { paddingInline: 10 },
    Segmented: { itemSelectedColor: colours.base.brand, trackBg: "#e9eef3" },
    Form: { itemMarginBottom: 14 },
    Table: { cellPaddingBlockSM: 3, cellPaddingInlineSM: 8, headerBg: colours.base.header },
  },
};
