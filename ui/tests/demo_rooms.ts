/**
 * Made-up answers for looking at the rooms of checklist, scheme, exchange and history on the demo
 * host: what is recorded or typed stays until the page is reloaded. Never part of a build.
 */
import type {
  CommunityTableDto,
  FindingDto,
  FindingSet,
  HistoryEntryDto,
  ImportPreviewDto,
  KnownPriceDto,
  OutcomeDto,
  SchemeDto,
  SchemeLineDto,
  SchemeLineEdit,
} from "@/generated/contract";
import { HostError } from "@/host";
import type { Answers } from "@/host/memory";
import {
  checklistOf,
  costOf,
  findingOf,
  importRowOf,
  importTableOf,
  lineOf,
  previewOf,
  schemeOf,
  shippedPolicy,
  suggestionOf,
} from "./rooms";

const KNOWN: Record<string, KnownPriceDto[]> = {
  roads: [
    {
      unit_price_fen: 30_180,
      zh: "小区道路硬化",
      en: "Paving",
      source: "某县 2026 年老旧小区改造项目概算批复",
    },
  ],
  roof_waterproofing: [
    {
      unit_price_fen: 19_471,
      zh: "屋面防水",
      en: "Roofing",
      source: "某县 2026 年老旧小区改造项目概算批复",
    },
  ],
};

function sampleFindings(row: number): Record<string, FindingDto> {
  if (row % 6 === 5) return {};
  const by = { inspected_by: "李工" };
  return {
    barrier_free: findingOf("severe", { quantity: 6, strongly_wished: true, ...by }),
    lifts: findingOf("minor", { note: "居民意见不一，先摸底意愿", ...by }),
    elderly_care: findingOf("ok", by),
    meal_service: findingOf("not_applicable", by),
    ponding: findingOf("severe", { quantity: 3, ...by }),
    roof_drainage: findingOf("ok", by),
    gas_pipes: findingOf("hazard", { quantity: 420, note: "1989 年铸铁管，入户段锈蚀", ...by }),
    sewer_pipes: findingOf("severe", { quantity: 260, ...by }),
    roads: findingOf("minor", { quantity: 1850, ...by }),
    roof: findingOf("severe", { quantity: 2400, ...by }),
  };
}

function sampleScheme(id: string, name: string, row: number, investment: number | null): SchemeDto {
  if (row % 6 === 5) return schemeOf(id, { name });
  const isLump = row % 3 !== 2;
  const lines = [
    lineOf("roads", { quantity: 1850, unit_price_fen: 30_180, price_source: "区 2026 年预算价" }),
    lineOf("sewer_pipes", { quantity: 260, from_item: "sewer_pipes" }),
    lineOf("roof_waterproofing", { quantity: 2400 }),
    lineOf("greening", { unit_price_fen: 9_500 }),
  ].map((line) => ({ ...line, known_prices: KNOWN[line.measure] ?? [] }));
  const scheme = schemeOf(id, {
    name,
    lines,
    suggestions: [
      suggestionOf("gas_pipes", "gas_pipes", "hazard", 420),
      suggestionOf("barrier_free", "barrier_free", "severe", 6),
      suggestionOf("lift_addition", "lifts", "minor"),
    ],
    cluster:
      row % 4 === 2
        ? { id: "k", name: "解放路片区", amount_fen: 1_200_000_000, communities: 5 }
        : null,
  });
  if (!isLump || investment === null) return scheme;
  return {
    ...scheme,
    basis: "lump_sum",
    lump_sums: [{ id: "lump", amount_fen: investment, class: null, is_published: true, note: "" }],
    cost: costOf({
      known_fen: investment,
      basis: "lump_sum",
      is_published: true,
      by_class: [{ code: "unclassified", amount_fen: investment }],
      fen_per_m2: 36_000,
      fen_per_household: 3_312_000,
    }),
  };
}

function samplePreview(): ImportPreviewDto {
  const notice = (code: string, zh: string) => ({ code, zh, en: zh });
  const names = ["天阳楼小区", "城东商贸城小区", "缫丝厂家属区", "人民银行家属区", "五建小区"];
  const rows = Array.from({ length: 214 }, (_, i) =>
    importRowOf(i + 4, i % 40 === 7 ? "unchanged" : "added", {
      name: `${names[i % 5]}${i < 5 ? "" : `（${Math.floor(i / 5)}区）`}`,
      division: `示例市 示例区 ${["甲", "乙", "丙"][i % 3]}街道`,
      cluster: i % 9 === 3 ? "解放路片区" : null,
      buildings: 1 + (i % 5),
      households: 40 + ((i * 37) % 160),
      floor_area_m2: 3200 + ((i * 911) % 14_000),
      built_to: 1980 + (i % 25),
      investment_fen: i % 9 === 3 ? null : (120 + ((i * 53) % 400)) * 1_000_000,
    }),
  );
  const column = (letter: string, header: string, field: string | null, unit = "") => ({
    letter,
    header,
    field,
    unit,
    chosen: false,
    as_text: false,
  });
  return previewOf({
    file: "示例市2026年老旧小区改造计划表.xlsx",
    added: 208,
    already_there: 6,
    counts: {
      added: 208,
      updated: 0,
      unchanged: 6,
      conflict: 0,
      refused: 0,
      left: 0,
      declared: 3,
    },
    sheets: [
      {
        name: "改造计划",
        runs: [[1, 218]],
        columns: 9,
        widths: [4, 16, 10, 8, 8, 10, 8, 10, 8],
        merged: [],
        tables: [0],
      },
      {
        name: "各区合计",
        runs: [[1, 4]],
        columns: 2,
        widths: [12, 8],
        merged: [],
        tables: [1],
      },
    ],
    totals: {
      communities: 214,
      buildings: 638,
      households: 25_410,
      floor_area_m2: 2_103_400.5,
      investment_fen: 58_210_000_000,
      approximate_cells: 7,
      built_after_limit: 21,
    },
    tables: [
      importTableOf({
        sheet: "改造计划",
        title: "示例市2026年城镇老旧小区改造计划表",
        header_rows: [2, 3],
        fields: ["name", "division", "buildings", "households"].map((field) => ({
          field,
          unit: "",
          changes: 0,
          taken: true,
        })),
        columns: [
          column("A", "序号", "sequence"),
          column("B", "小区名称", "name"),
          column("C", "街道", "subdistrict"),
          column("D", "楼栋（栋）", "buildings", "栋"),
          column("E", "涉及居民（户）", "households", "户"),
          column("F", "建筑面积（万平方米）", "floor_area", "万平方米"),
          column("G", "建成年份", "built_year"),
          column("H", "总投资（万元）", "investment", "万元"),
          column("I", "联系人", null),
        ],
        rows,
        checks: [
          {
            row: 218,
            label: "合计",
            field: "buildings",
            stated: 638,
            computed: 638,
            matches: true,
          },
          {
            row: 218,
            label: "合计",
            field: "households",
            stated: 25_410,
            computed: 25_410,
            matches: true,
          },
          {
            row: 218,
            label: "合计",
            field: "investment",
            stated: 58_310_000_000,
            computed: 58_210_000_000,
            matches: false,
          },
        ],
        remarks: [
          {
            row: 6,
            column: "E",
            notice: notice("approximate", "原文写的是约数，按所写数字导入并标记为约数。"),
            text: "约100",
          },
          {
            row: 9,
            column: "H",
            notice: notice(
              "merged_money_kept_once",
              "一笔投资覆盖 5 个小区，只计一次，记在它们共同的片区。",
            ),
            text: "1200",
          },
          {
            row: 218,
            column: "H",
            notice: notice(
              "subtotal_differs",
              "合计行的投资写的是「58,310」，明细相加是「58,210」。合计行没有导入，请核对原表。",
            ),
            text: "58310",
          },
          {
            row: 2,
            column: "I",
            notice: notice("unrecognised_column", "没有识别这一列，内容未导入。"),
            text: "联系人",
          },
          {
            row: 12,
            column: "E",
            notice: notice("approximate", "原文写的是约数，按所写数字导入并标记为约数。"),
            text: "60余",
          },
        ],
      }),
      importTableOf({
        sheet: "各区合计",
        title: "2026 年各区计划",
        kind: "district_totals",
        columns: [column("A", "区县", "district"), column("B", "小区数", "community_count", "个")],
        declared: ["甲区", "乙区", "丙区"].map((division, i) => ({
          file: "示例市2026年老旧小区改造计划表.xlsx",
          sheet: "各区合计",
          row: i + 2,
          division: `示例市 ${division}`,
          communities: 71 + i,
          buildings: 210 + i,
          households: 8_400 + i * 100,
          floor_area_m2: 701_000 + i,
          investment_fen: null,
          in_file: null,
        })),
      }),
    ],
  });
}

const HISTORY: HistoryEntryDto[] = Array.from({ length: 60 }, (_, i) => ({
  id: `h${i}`,
  at: new Date(Date.UTC(2026, 10, 21, 9, 41) - i * 47 * 60_000).toISOString(),
  who: ["王工", "李工", ""][i % 3] ?? "",
  via: i % 11 === 7 ? "import" : i % 13 === 5 ? "command_line" : "window",
  op: "edit",
  label:
    i % 11 === 7
      ? "导入「2021年度改造计划表.xlsx」 · 46 个小区"
      : `检查「燃气管道」 · 五建小区 ${60 - i}`,
  file: i % 11 === 7 ? "2021年度改造计划表.xlsx" : null,
  sheet: null,
  row: null,
  is_given_up: false,
  is_undone: i % 17 === 3,
  kind: "edit",
}));

function typedInto(line: SchemeLineDto, edits: SchemeLineEdit[]): SchemeLineDto {
  const typed = { ...line };
  for (const { field, text } of edits) {
    const number = text === "" ? null : Number(text);
    if (field === "quantity") typed.quantity = number;
    else if (field === "unit_price")
      typed.unit_price_fen = number === null ? null : Math.round(number * 100);
    else if (field === "price_source") typed.price_source = text;
    else typed.note = text;
  }
  return lineOf(line.measure, typed);
}

/** Answers over the rows of `table`. */
export function roomAnswers(table: CommunityTableDto): Answers {
  const findings = new Map<string, Record<string, FindingDto>>();
  const schemes = new Map<string, SchemeDto>();
  const rowOf = (id: string) => table.id.indexOf(id);
  const findingsOf = (id: string) => {
    const known = findings.get(id) ?? sampleFindings(rowOf(id));
    findings.set(id, known);
    return known;
  };
  const schemeFor = (id: string) => {
    const row = rowOf(id);
    const known =
      schemes.get(id) ??
      sampleScheme(id, table.name[row] ?? "", row, table.investment_fen[row] ?? null);
    schemes.set(id, known);
    return known;
  };
  table.id.forEach((id, row) => {
    table.items_inspected[row] = Object.keys(sampleFindings(row)).length;
    table.cost_missing[row] = sampleScheme(id, "", row, 1).cost.missing;
  });
  let revision = 0;
  const done = (label: string): OutcomeDto => ({
    revision: `room${++revision}`,
    label,
    created: [],
    notices: [],
  });
  const record = (id: string, change: FindingSet) => {
    const all = findingsOf(id);
    if (change.level === "not_inspected") delete all[change.item];
    else {
      const before = all[change.item] ?? findingOf("ok");
      if (change.quantity !== null && !/^\d*(\.\d+)?$/.test(change.quantity))
        throw new HostError({
          code: "input.bad_number",
          kind: "input",
          zh: `「${change.quantity}」不是数字。请只填数字，单位不用写。`,
          en: `“${change.quantity}” is not a number.`,
          details: "",
        });
      all[change.item] = {
        ...before,
        level: change.level ?? before.level,
        quantity:
          change.quantity === null
            ? before.quantity
            : change.quantity === ""
              ? null
              : Number(change.quantity),
        strongly_wished: change.strongly_wished ?? before.strongly_wished,
        note: change.note ?? before.note,
        reason_not_in_scheme: change.reason_not_in_scheme ?? before.reason_not_in_scheme,
        inspected_by: change.inspected_by ?? before.inspected_by,
      };
    }
    table.items_inspected[rowOf(id)] = Object.keys(all).length;
  };
  const add = (id: string, codes: readonly string[]) => {
    const before = schemeFor(id);
    const there = new Set(before.lines.map((line) => line.measure));
    const lines = [
      ...before.lines,
      ...codes
        .filter((code) => !there.has(code))
        .map((code) => ({ ...lineOf(code), id: `${id}-${code}`, known_prices: KNOWN[code] ?? [] })),
    ];
    schemes.set(
      id,
      schemeOf(id, {
        ...before,
        id: "scheme",
        lines,
        suggestions: before.suggestions.filter((one) => !codes.includes(one.measure)),
      }),
    );
  };
  return {
    "checklist.get": ({ id }) => checklistOf(id, { ...findingsOf(id) }, table.name[rowOf(id)]),
    "checklist.set": ({ community_id, findings: changes }) => {
      for (const change of changes) record(community_id, change);
      return done(`检查 ${changes.length} 项`);
    },
    "scheme.get": ({ id }) => structuredClone(schemeFor(id)),
    "scheme.accept": ({ community_id, measures }) => {
      add(community_id, measures);
      return done(`采纳 ${measures.length} 项`);
    },
    "scheme.apply_package": ({ community_ids, package: code }) => {
      const found = shippedPolicy().packages.find((one) => one.code === code);
      for (const id of community_ids) add(id, found?.measures ?? []);
      return done(`套用「${found?.zh}」`);
    },
    "scheme.edit": ({ edits }) => {
      for (const [id, scheme] of schemes) {
        const lines = scheme.lines.map((line) =>
          typedInto(
            line,
            edits.filter((edit) => edit.id === line.id),
          ),
        );
        const isMeasures = scheme.basis === "measures";
        const fresh = schemeOf(id, { ...scheme, lines });
        const { measures_cost } = schemeOf(id, { lines });
        schemes.set(id, {
          ...fresh,
          measures_cost,
          cost: isMeasures ? measures_cost : scheme.cost,
        });
      }
      return done("改方案");
    },
    "scheme.remove_lines": ({ ids }) => {
      for (const [id, scheme] of schemes)
        schemes.set(id, {
          ...scheme,
          lines: scheme.lines.filter((line) => !ids.includes(line.id)),
        });
      return done("删除改造内容");
    },
    "scheme.set_basis": ({ community_id, basis }) => {
      const before = schemeFor(community_id);
      schemes.set(community_id, { ...before, basis });
      return done("换计价方式");
    },
    "import.choose": () => samplePreview(),
    "import.apply": () => ({
      revision: "r0",
      added: 208,
      updated: 0,
      already_there: 6,
      waiting: 0,
      refused: 0,
      declared: 3,
      clusters: 1,
      planned: 0,
      projects: 0,
    }),
    "import.choices": () =>
      ["name", "subdistrict", "buildings", "households", "built_year"].map((field) => ({
        field,
        units: [],
      })),
    "import.rows": ({ rows }) => ({
      cells: rows.map((row) => [String(row - 3), `小区${row}`, "甲街道", "3", "90"]),
      values: rows.map((row) => (row < 4 ? null : [`小区${row}`, "甲街道", "3", "90"])),
    }),
    "export.documents": () => [
      {
        code: "communities",
        tables: [
          { code: "communities", zh: "小区台账", en: "Registry", source: "", returns: true },
        ],
      },
    ],
    "export.tables": () => ({
      file: "小区台账.xlsx",
      folder: "文档\\旧改",
      files: null,
      pages: null,
    }),
    "prices.list": () => [],
    "scheme.prices": () => [],
    "export.workbook": () => ({
      file: "2026–2030 年规划.xlsx",
      folder: "文档\\旧改",
      files: null,
      pages: null,
    }),
    "history.list": ({ limit }) => HISTORY.slice(0, limit),
  };
}
