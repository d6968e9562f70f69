import { describe, expect, it } from "vitest";
import {
  formatArea,
  formatCount,
  formatMoment,
  formatPercent,
  formatWan,
  formatWanArea,
  formatWanBrief,
  formatYuan,
} from ".";

describe("figures for people", () => {
  it("groups thousands and keeps the declared decimals", () => {
    expect(formatCount(12630)).toBe("12,630");
    expect(formatArea(1150420)).toBe("1,150,420");
    expect(formatArea(13000.25)).toBe("13,000.25");
    expect(formatWan(28_640_500_000)).toBe("28,640.50");
    expect(formatWanBrief(999_999_120_000)).toBe("999,999.12");
    expect(formatWanBrief(10_072_111_240_000)).toBe("10,072,111");
    expect(formatWanArea(812_000)).toBe("81.2");
    expect(formatYuan(39_250)).toBe("393");
  });

  it("never shows the unknown as zero", () => {
    for (const format of [formatCount, formatArea, formatWan, formatWanArea, formatYuan])
      expect(format(null)).toBe("—");
    expect(formatPercent(1, 0)).toBe("—");
  });

  it("says a moment as shortly as it is clear", () => {
    const now = new Date(2026, 6, 31, 18, 0);
    expect(formatMoment(new Date(2026, 6, 31, 9, 41).toISOString(), now)).toBe("09:41");
    expect(formatMoment(new Date(2026, 6, 30, 9, 41).toISOString(), now)).toBe("07-30 09:41");
    expect(formatMoment(new Date(2025, 11, 1, 9, 41).toISOString(), now)).toBe("2025-12-01");
  });
});
