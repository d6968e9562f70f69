/** A province as a person would make it: a registry as CSV, read by the program, planned, scheduled. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { ROWS } from "./size.mjs";

const TITLES =
  "序号,小区名称,区县,街道,社区,地址,建成年份,楼栋数,户数,建筑面积(平方米),计划改造年份,总投资(万元)";

const row = (i) => [
  i + 1,
  `示例${i}号小区`,
  `示例${(i % 40) + 1}区`,
  `${(i % 40) + 1}-${(i % 9) + 1}街道`,
  `${(i % 23) + 1}社区`,
  `示例路${i}号`,
  1975 + (i % 27),
  1 + (i % 6),
  40 + ((i * 13) % 400),
  3000 + ((i * 97) % 20_000),
  2026 + (i % 5),
  (((i * 37) % 900) + 100) / 10,
];

/** Makes the file with the program `jiugai`, unless one of this program is there. */
export function makeProvince(program, file) {
  if (existsSync(file) && statSync(file).mtimeMs > statSync(program).mtimeMs) return file;
  mkdirSync(dirname(file), { recursive: true });
  for (const old of [file, `${file}.new`]) rmSync(old, { force: true });
  const book = `${file}.csv`;
  const rows = Array.from({ length: ROWS }, (_, i) => row(i).join(","));
  writeFileSync(book, `\ufeff${[TITLES, ...rows].join("\r\n")}\r\n`);
  const made = `${file}.new`;
  const run = (...words) =>
    execFileSync(program, words, { stdio: ["ignore", "ignore", "inherit"] });
  run("new", made);
  run("import", made, book);
  run("plan", made, "--years", "2026-2030", "--ceiling", "500000");
  run("plan", made, "--annual", "2026");
  run("schedule", made, "--build");
  renameSync(made, file);
  return file;
}
