/**
 * Figures as people read them: thousands separators, fixed decimals, a dash for what is unknown.
 * Money is fen in, 万元 out; area is m² in. Null is unknown and never zero.
 */
export const UNKNOWN = "—";

const grouped = (digits: number) =>
  new Intl.NumberFormat("zh-CN", { minimumFractionDigits: digits, maximumFractionDigits: digits });

const whole = grouped(0);
const tenth = grouped(1);
const cents = grouped(2);
const upToTwo = new Intl.NumberFormat("zh-CN", { maximumFractionDigits: 2 });

type Maybe = number | null | undefined;

export const formatCount = (n: Maybe): string => (n == null ? UNKNOWN : whole.format(n));

/** m², with up to two decimals, as declared. */
export const formatArea = (m2: Maybe): string => (m2 == null ? UNKNOWN : upToTwo.format(m2));

/** 万m², one decimal: for tiles and sentences. */
export const formatWanArea = (m2: Maybe): string =>
  m2 == null ? UNKNOWN : tenth.format(m2 / 10_000);

/** 万元 with two decimals: for cells and sentences. */
export const formatWan = (fen: Maybe): string => (fen == null ? UNKNOWN : cents.format(fen / 1e6));

/** 万元 without decimals: for axes and bar labels. */
export const formatWanRound = (fen: Maybe): string =>
  fen == null ? UNKNOWN : whole.format(fen / 1e6);

/** 万元 for tiles and cards: from a million on, the money of a province, without decimals. */
export const formatWanBrief = (fen: Maybe): string =>
  fen != null && Math.abs(fen) >= 1e12 ? formatWanRound(fen) : formatWan(fen);

/** 元 without decimals: prices per m². */
export const formatYuan = (fen: Maybe): string => (fen == null ? UNKNOWN : whole.format(fen / 100));

/** 元 with two decimals: unit prices. */
export const formatPrice = (fen: Maybe): string =>
  fen == null ? UNKNOWN : cents.format(fen / 100);

export const formatDecimal = (n: Maybe): string => (n == null ? UNKNOWN : upToTwo.format(n));

export const formatPercent = (part: number, whole_: number): string =>
  whole_ === 0 ? UNKNOWN : `${tenth.format((part / whole_) * 100)} %`;

/** A moment as short as it can be said today: `09:41`, else `11-20 09:41`, else the day. */
export function formatMoment(iso: string, now: Date): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  const two = (n: number) => String(n).padStart(2, "0");
  const time = `${two(at.getHours())}:${two(at.getMinutes())}`;
  const day = `${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  if (at.toDateString() === now.toDateString()) return time;
  if (at.getFullYear() === now.getFullYear()) return `${day} ${time}`;
  return `${at.getFullYear()}-${day}`;
}
