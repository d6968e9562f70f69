/**
 * The page's font in two parts: the characters of everyday writing, small enough to be there with
 * the first page, and all others, fetched when one of them is shown. Together they are the font.
 */

/** The last code point a font can draw. */
const LAST = 0x3ffff;

/** The hanzi, signs and letters of GB 2312: rows of 94, as every decoder knows them. */
function nationalStandard(): string {
  const pairs: number[] = [];
  for (let row = 0xa1; row <= 0xf7; row += 1)
    for (let cell = 0xa1; cell <= 0xfe; cell += 1) pairs.push(row, cell);
  return new TextDecoder("gbk").decode(new Uint8Array(pairs));
}

const isSurrogate = (code: number) => code >= 0xd800 && code < 0xe000;

/** Letters, figures, punctuation and signs besides. */
const isPlain = (code: number) =>
  (code >= 0x20 && code < 0x3400) || (code >= 0xff00 && code < 0xfff0);

/** The characters of each part; every code point is in exactly one. */
export function parts(): { common: string; rare: string } {
  const everyday = new Set(nationalStandard());
  let [common, rare] = ["", ""];
  for (let code = 0x20; code <= LAST; code += 1) {
    if (isSurrogate(code)) continue;
    const character = String.fromCodePoint(code);
    if (isPlain(code) || everyday.has(character)) common += character;
    else rare += character;
  }
  return { common, rare };
}
