/** Filling: what stands in the cells a selection is stretched over, as Excel continues it. */

/** Numbers stay exact to this many decimals. */
const DECIMALS = 6;

const isNumber = (text: string): boolean => /^-?\d+(\.\d+)?$/.test(text);
const plain = (n: number): string => String(Number(n.toFixed(DECIMALS)));

/**
 * The texts that follow `seeds` (or lead up to them, `isUpwards`): numbers in even steps go on in
 * these steps, a text that ends in a number counts on, everything else is repeated. A single number
 * is repeated, as in Excel.
 */
export function continued(
  seeds: readonly string[],
  count: number,
  { isUpwards }: { isUpwards: boolean },
): string[] {
  if (seeds.length === 0) return [];
  const inOrder = isUpwards ? [...seeds].reverse() : seeds;
  const next = series(inOrder) ?? ((at: number) => inOrder[at % inOrder.length] ?? "");
  const texts = Array.from({ length: count }, (_, at) => next(at));
  return isUpwards ? texts.reverse() : texts;
}

type Series = (at: number) => string;

function series(seeds: readonly string[]): Series | null {
  const last = seeds.at(-1) ?? "";
  if (seeds.every(isNumber)) {
    const step = evenStep(seeds.map(Number));
    return step === null ? null : (at) => plain(Number(last) + step * (at + 1));
  }
  return counted(seeds);
}

/** The step between numbers, when there is one. */
function evenStep(numbers: readonly number[]): number | null {
  const [first, second] = numbers;
  if (first === undefined || second === undefined) return null;
  const step = second - first;
  const isEven = numbers.every(
    (n, i) => Math.abs(n - first - step * i) < 10 ** -DECIMALS * (1 + Math.abs(n)),
  );
  return isEven ? step : null;
}

/** Texts with one number near the end that counts on: 1号楼, 2号楼 … */
function counted(seeds: readonly string[]): Series | null {
  const parts = seeds.map((text) => /^(.*?)(\d+)(\D*)$/s.exec(text));
  const first = parts[0];
  if (!first) return null;
  const [, head = "", digits = "", tail = ""] = first;
  if (head === "" && tail === "") return null;
  const isSame = parts.every((part) => part?.[1] === head && part[3] === tail);
  const numbers = parts.map((part) => Number(part?.[2]));
  const step = seeds.length === 1 ? 1 : evenStep(numbers);
  if (!isSame || step === null || step === 0) return null;
  const last = numbers.at(-1) ?? 0;
  return (at) => {
    const n = last + step * (at + 1);
    if (n < 0) return seeds[at % seeds.length] ?? "";
    const text = String(n);
    return `${head}${digits.startsWith("0") ? text.padStart(digits.length, "0") : text}${tail}`;
  };
}
