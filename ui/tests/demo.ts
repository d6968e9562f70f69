/**
 * A host for looking at pages while building them (`vite dev`, `?host=memory`): answers from made-up
 * data, with edits that are checked and can be undone. Never part of a build.
 */
import type { CommunityTableDto, OverviewDto, PolicyDto, ProjectDto } from "@/generated/contract";
import { HostError } from "@/host";
import { memoryHost } from "@/host/memory";
import { overviewOf, tableOf, totalsOf } from "./builders";
import { roomAnswers } from "./demo_rooms";
import { placesOf, planningAnswers, withPlan } from "./planning";
import { shippedPolicy } from "./rooms";

const NAMES = [
  "天阳楼小区",
  "城东商贸城小区",
  "缫丝厂家属区",
  "人民银行家属区",
  "五建小区",
  "中天1号楼",
  "广厦花园小区",
  "石梁路42号楼",
];
const STRIPS = ["lffhll", "lfllnn", "llhllf", "ffllfl", "lllfll", "nnnnnn", "flflll", "lffhfl"];
const SOURCES = [
  "central_subsidy",
  "provincial_budget",
  "municipal_budget",
  "special_bonds",
  "utility_operators",
  "residents",
];
const SHORT = ["中央财政", "省级财政", "市级财政", "专项债", "专营单位", "居民出资"];
const PALETTE = ["central", "provincial", "municipal", "bonds", "operators", "residents"];

function rows(count: number) {
  return Array.from({ length: count }, (_, i) => {
    const k = i % NAMES.length;
    const round = Math.floor(i / NAMES.length);
    const buildings = 1 + ((i * 7) % 5);
    const households = buildings * (24 + ((i * 13) % 20));
    return {
      id: `c${i}`,
      name: `${NAMES[k]}${round === 0 ? "" : `（${round + 1}区）`}`,
      division: `示例市 示例区 ${["甲", "乙", "丙"][i % 3]}街道`,
      built_to: 1984 + ((i * 5) % 17),
      buildings,
      households,
      floor_area_m2: i % 11 === 5 ? null : households * 92,
      investment_fen: i % 7 === 6 ? null : households * 92 * 36_000,
      year: i % 4 === 3 ? null : 2026 + (i % 5),
      stage: ["reserve", "planned", "implementing"][i % 3] as string,
      facets: STRIPS[k] as string,
      open_gates: k === 2 || k === 7 ? 1 : 0,
      unknown_gates: k === 5 ? 2 : 0,
    };
  });
}

function refuse(zh: string, en: string): never {
  throw new HostError({ code: "input.bad_value", kind: "input", zh, en, details: "" });
}

function overview(table: CommunityTableDto): OverviewDto {
  const sum = (values: (number | null)[]) =>
    values.reduce<number>((all, one) => all + (one ?? 0), 0);
  const years = [2026, 2027, 2028, 2029, 2030].map((year, i) => {
    const total = [518, 576, 662, 611, 497][i] ?? 0;
    const gap = [0, 0, 86, 34.63, 0][i] ?? 0;
    const shares = [0.3, 0.15, 0.15, 0.15, 0.15, 0.1];
    return {
      year,
      ceiling_fen: 600 * 1e7,
      totals: totalsOf({
        investment_fen: total * 1e7,
        gap_fen: gap * 1e7,
        by_source: SOURCES.map((source, k) => ({
          source,
          amount_fen: (total - gap) * (shares[k] ?? 0) * 1e7,
        })),
      }),
    };
  });
  const gate = {
    before: "start_works",
    is_warning: false,
    outcome: "open",
    source: "民法典第二百七十八条",
  };
  return overviewOf({
    all: totalsOf({
      communities: table.id.length,
      households: sum(table.households),
      floor_area_m2: sum(table.floor_area_m2),
    }),
    planned: totalsOf({
      communities: 32,
      households: 8914,
      floor_area_m2: 812_000,
      investment_fen: 28_640_500_000,
      gap_fen: 1_206_300_000,
    }),
    reserve: 14,
    years,
    facets: [
      ["person", 5530, 0, ["barrier_free"]],
      ["water", 7842, 0, ["rain_sewage_separation", "ponding"]],
      ["green", 3566, 0, ["parking"]],
      ["lines", 6330, 6, ["gas_pipes"]],
      ["facades", 6864, 0, ["roof_waterproofing", "falling_render"]],
      ["management", 4814, 0, []],
    ].map(([facet, households, hazards, items]) => ({
      facet: facet as string,
      households: households as number,
      hazards: hazards as number,
      communities: 10,
      top_items: (items as string[]).map((item) => ({ item, communities: 5 })),
    })),
    not_inspected: 7,
    open_gate_count: 3,
    open_gates: [
      {
        community_id: "c2",
        name: "缫丝厂家属区",
        gate: {
          ...gate,
          gate: "vote",
          zh: "方案表决",
          en: "Vote",
          detail_zh: "参与：面积 71.2 % ✓　人数 64.8 %，需 66.7 %",
          detail_en: "Taking part by heads 64.8 %, needed 66.7 %",
        },
      },
      {
        community_id: "c7",
        name: "石梁路42号楼",
        gate: {
          ...gate,
          gate: "joint",
          zh: "统筹施工",
          en: "Joint works",
          detail_zh: "燃气、通信未会签",
          detail_en: "Gas and communications have not signed",
        },
      },
      {
        community_id: "c9",
        name: "康宁公寓小区",
        gate: {
          ...gate,
          gate: "eligible",
          zh: "对象范围",
          en: "Eligible",
          detail_zh: "2003 年楼栋 2 栋，占当年户数 16.3 %，限 15 %",
          detail_en: "2 buildings of 2003",
        },
      },
    ],
    recent: [
      {
        id: "1",
        at: "2026-11-21T09:41:00Z",
        who: "王",
        via: "window",
        op: "edit",
        label: "改年份 五建小区",
        file: null,
        sheet: null,
        row: null,
        is_given_up: false,
        is_undone: false,
        kind: "edit",
      },
      {
        id: "2",
        at: "2026-11-21T09:12:00Z",
        who: "王",
        via: "import",
        op: "import",
        label: "导入 新增 8，合计行相符",
        file: "2021年度改造计划表.xlsx",
        sheet: null,
        row: null,
        is_given_up: false,
        is_undone: false,
        kind: "edit",
      },
      {
        id: "3",
        at: "2026-11-20T09:12:00Z",
        who: "王",
        via: "window",
        op: "edit",
        label: "粘贴 3×2",
        file: null,
        sheet: null,
        row: null,
        is_given_up: false,
        is_undone: true,
        kind: "edit",
      },
    ],
  });
}

export function demoHost() {
  const count = Number(new URLSearchParams(location.search).get("rows") ?? 46);
  const table = tableOf(rows(count));
  table.flags[5] = [
    {
      field: "investment_fen",
      notice: {
        code: "repeat",
        zh: "与「中天1号楼（2区）」金额相同，请核对。",
        en: "Same amount as another row; please check.",
      },
    },
  ];
  table.flags[3] = [
    {
      field: "households",
      notice: { code: "approximate", zh: "原表写作「约42户」。", en: "Written as “about 42”." },
    },
  ];
  const undone: (() => void)[] = [];
  let revision = 0;
  let label: string | null = null;
  const project = (): ProjectDto => ({
    title: "示例区 2026–2030",
    file_name: "示例区 2026–2030.jiugai",
    folder: "文档",
    is_sample: true,
    place: null,
    was_left_open: false,
    read_only: null,
    policy: { code: "national", zh: "全国", en: "National" },
    undo: label,
    redo: null,
    revision: "r0",
    saved_at: "2026-11-21T09:41:00Z",
    communities: table.id.length,
  });
  let open = !location.search.includes("welcome");
  const named = (codes: string[], names: string[]) =>
    codes.map((code, i) => ({ code, zh: names[i] ?? code, en: code }));
  const policy: PolicyDto = {
    profile: { code: "national", zh: "全国", en: "National" },
    facets: [],
    items: named(
      ["ramps", "handrails", "separation", "ponding", "parking", "gas", "roof", "render"],
      [
        "适老坡道",
        "扶手",
        "雨污未分流",
        "积水点",
        "停车挤占绿地",
        "燃气老旧管",
        "屋面渗漏",
        "外墙脱落",
      ],
    ).map((item) => ({ ...item, facet: "person" })),
    classes: [],
    measures: [],
    packages: [],
    sources: SOURCES.map((code, i) => ({
      code,
      zh: SHORT[i] ?? code,
      en: code,
      short_zh: SHORT[i] ?? code,
      short_en: code,
      palette: PALETTE[i] ?? "",
    })),
    stage_templates: [
      { code: "standard", zh: "标准流程", en: "Standard" },
      { code: "epc", zh: "设计施工总承包", en: "Design and build" },
    ],
  };
  const planning = planningAnswers(placesOf(count));
  if (location.search.includes("planned")) void withPlan(planning, 2026);
  const { state: _, ...planningCommands } = planning;
  return memoryHost({
    ...roomAnswers(table),
    ...planningCommands,
    "project.info": () => (open ? project() : null),
    "project.samples": () => [
      { code: "a", zh: "某市 2021 年改造计划", en: "Plan 2021 of a city", source: "市政府网站" },
      { code: "b", zh: "某县 2016 年改造计划", en: "Plan 2016 of a county", source: "县政府网站" },
    ],
    "project.recent": () => [
      {
        key: "k",
        file_name: "示例区 2026–2030.jiugai",
        folder: "文档",
        opened_at: "2026-11-20T09:12:00Z",
      },
    ],
    "project.open_sample": () => {
      open = true;
      return project();
    },
    "project.close": () => {
      open = false;
      return {};
    },
    "policy.get": () =>
      shippedPolicy({ sources: policy.sources, stage_templates: policy.stage_templates }),
    "overview.get": () => overview(table),
    "communities.table": () => structuredClone(table),
    "communities.search": ({ text, limit }) =>
      table.id
        .map((id, i) => ({ id, name: table.name[i] ?? "", division: table.division[i] ?? "" }))
        .filter((hit) => hit.name.includes(text))
        .slice(0, limit),
    "communities.edit": ({ edits }) => {
      const columns = table as unknown as Record<string, (string | number | null)[]>;
      for (const edit of edits) {
        if (edit.field === "built_to" && edit.text !== "" && !/^(19|20)\d\d$/.test(edit.text))
          refuse(
            `「${edit.text}」不是年份。请填四位数字，例如 1994。`,
            `“${edit.text}” is not a year. Type four digits.`,
          );
        if (["households", "buildings"].includes(edit.field) && !/^\d*$/.test(edit.text))
          refuse(
            `「${edit.text}」不是个数。请填 0 或正整数，不知道就留空。`,
            `“${edit.text}” is not a count.`,
          );
      }
      for (const edit of edits) {
        const column = columns[edit.field];
        const row = table.id.indexOf(edit.id);
        if (column === undefined) continue;
        const isNumber = /^-?\d+(\.\d+)?$/.test(edit.text) && edit.field !== "name";
        const before = column[row] ?? null;
        undone.push(() => {
          column[row] = before;
        });
        column[row] = isNumber ? Number(edit.text) : edit.text === "" ? null : edit.text;
      }
      label = edits.length === 1 ? `改${edits[0]?.field}` : `粘贴 ${edits.length} 格`;
      return { revision: `r${++revision}`, label, created: [], notices: [] };
    },
    "history.undo": () => {
      undone.pop()?.();
      label = null;
      return {
        id: "u",
        at: "2026-11-21T09:41:00Z",
        who: "王",
        via: "window",
        op: "undo",
        label: "改户数",
        file: null,
        sheet: null,
        row: null,
        is_given_up: false,
        is_undone: false,
        kind: "edit",
      };
    },
    "communities.detail": ({ id }) => {
      const at = table.id.indexOf(id);
      const part = (i: number, share: number) => ({
        component: { code: "lump", zh: "总价", en: "Lump sum" },
        source: SOURCES[i] ?? null,
        amount_fen: Math.round((table.investment_fen[at] ?? 0) * share),
        because_zh: "按规则「中央补助 30 %」",
        because_en: "by the rule “central subsidy 30 %”",
      });
      const gate = (code: string, zh: string, outcome: string, detail: string) => ({
        gate: code,
        zh,
        en: code,
        outcome,
        is_warning: false,
        before: "start_works",
        detail_zh: detail,
        detail_en: detail,
        source: "建办城〔2021〕50号",
      });
      return {
        id,
        name: table.name[at] ?? "",
        former_name: "缫丝厂宿舍",
        division: table.division[at] ?? "",
        cluster: null,
        facts: [
          {
            field: "households",
            text: String(table.households[at] ?? ""),
            edited: false,
            source: {
              file: "2021年度改造计划表.xlsx",
              sheet: "改造计划",
              cell: "D6",
              text: "约100",
              unit: "户",
              approximate: true,
              imported_at: "2026-11-20T09:12:00Z",
            },
          },
          {
            field: "investment_fen",
            text: "321",
            edited: true,
            source: {
              file: "2021年度改造计划表.xlsx",
              sheet: "改造计划",
              cell: "F6",
              text: "321",
              unit: "万元",
              approximate: false,
              imported_at: "2026-11-20T09:12:00Z",
            },
          },
          {
            field: "built_to",
            text: String(table.built_to[at] ?? ""),
            edited: false,
            source: null,
          },
        ],
        facets: table.facets[at] ?? "nnnnnn",
        items_inspected: 25,
        items_total: 34,
        items_lacking: 9,
        hazards: 1,
        year: table.year[at] ?? null,
        stage: table.stage[at] ?? "reserve",
        cost: {
          known_fen: table.investment_fen[at] ?? null,
          missing: 0,
          is_published: true,
          basis: "lump_sum",
          by_class: [],
          by_facet: [],
          fen_per_m2: 36_000,
          fen_per_household: 3_312_000,
        },
        funding: [part(0, 0.38), part(1, 0.2), part(3, 0.2), part(4, 0.1), part(9, 0.12)],
        gap_fen: 0,
        gates: [
          gate("eligible", "对象范围", "passed", "1986 年建成，不晚于 2000 年"),
          gate("vote", "方案表决", "open", "参与人数 64.8 %，需 66.7 %：还需 2 位业主参与表决"),
          gate("management", "物业确认", "unknown", "还没有书面确认"),
        ],
        schedule: {
          start: "2026-09-01",
          works_start: "2027-04-15",
          works_finish: "2027-08-20",
          finish: "2027-09-30",
        },
      };
    },
  });
}
