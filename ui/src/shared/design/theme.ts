/** What Ant Design makes of the palette: one compact theme, light or dark. */
import { type ThemeConfig, theme } from "antd";
import { type Look, looks } from "./palette";

/** As `--font` in tokens.css: canvases cannot read variables. */
export const FONT_FAMILY =
  '"Noto Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", "Jiugai Sans", "Jiugai Sans Rare", sans-serif';

export function antdTheme(look: Look): ThemeConfig {
  const { base, states } = looks[look];
  return {
    algorithm: look === "dark" ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: base.brand,
      colorLink: base.brand,
      colorError: states.bad,
      colorWarning: states.wait,
      colorSuccess: states.good,
      colorText: base.ink,
      colorTextSecondary: base.soft,
      colorTextDescription: base.soft,
      colorTextPlaceholder: base.soft,
      colorTextLightSolid: base.on_colour,
      colorBorder: base.field,
      colorBorderSecondary: base.line,
      colorBgLayout: base.paper,
      colorBgContainer: base.card,
      colorBgElevated: base.card,
      colorBgSpotlight: base.ink,
      fontFamily: FONT_FAMILY,
      fontSize: 14,
      borderRadius: 6,
      controlHeight: 28,
      lineHeight: 1.5,
      motion: false,
    },
    components: {
      Button: { paddingInline: 10, primaryColor: base.on_colour },
      Segmented: {
        itemSelectedColor: base.brand,
        itemSelectedBg: base.card,
        itemColor: base.ink,
        trackBg: base.pale,
      },
      Form: { itemMarginBottom: 14 },
      Table: { cellPaddingBlockSM: 3, cellPaddingInlineSM: 8, headerBg: base.header },
      Tooltip: { colorTextLightSolid: base.card },
    },
  };
}
