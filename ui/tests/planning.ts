/**
 * Answers about plans, money and time for the memory host: a made-up district whose plans can be
 * drafted, moved, split and scheduled. Names and figures are made up; dates of the schedule follow
 * one another, no calendar is applied.
 */
import type { Task } from "@/features/gantt/model";
import type {
  FundingDto,
  FundingPartDto,
  FundingRowDto,
  GateResultDto,
  PlanDetailDto,
  PlanDto,
  ScheduleDto,
  SourceDto,
  TotalsDto,
} from "@/generated/contract";
import type { Answers } from "@/host/memory";
import { totalsOf } from "./builders";
import { scheduleOf } from "./schedule";

export interface PlaceSeed {
  id: string;
  name: string;
  households: number;
  floor_area_m2: number;
  investment_fen: number | null;
  year: number | null;
  withdrawn?: string;
  facets?: string;
}

const SOURCES: SourceDto[] = [
  ["central_subsidy", "中央财政补助资金", "中央财政", "Central", "central"],
  ["provincial_budget", "省级财政资金", "省级财政", "Provincial", "provincial"],
  ["municipal_budget", "市级财政资金", "市级财政", "Municipal", "municipal"],
  ["district_budget", "区县财政资金", "区县财政", "District", "district"],
  ["special_bonds", "地方政府专项债券", "专项债", "Bonds", "bonds"],
  ["utility_operators", "专业经营单位", "专营单位", "Operators", "operators"],
  ["residents", "居民直接出资", "居民出资", "Residents", "residents"],
].map(([code, zh, short, en, palette]) => ({
  code: code ?? "",
  zh: zh ?? "",
  en: en ?? "",
  short_zh: short ?? "",
  short_en: en ?? "",
  palette: palette ?? "",
}));

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

/** A district of `count` communities over 2026–2030, every fifth one in reserve. */
export function placesOf(count: number): PlaceSeed[] {
  return Array.from({ length: count }, (_, i) => {
    const round = Math.floor(i / NAMES.length);
    const households = 40 + ((i * 37) % 160);
    return {
      id: `c${i}`,
      name: `${NAMES[i % NAMES.length]}${round === 0 ? "" : `（${round + 1}区）`}`,
      households,
      floor_area_m2: households * 92,
      investment_fen: i % 9 === 7 ? null : households * 92 * 36_000,
      year: i % 5 === 4 ? null : 2026 + ((i * 3) % 5),
      facets: ["lffhll", "lfllnn", "llhllf", "ffllfl", "nnnnnn"][i % 5] ?? "nnnnnn",
      ...(i === 11 ? { withdrawn: "已列入征收计划" } : {}),
    };
  });
}

const gate = (code: string, zh: string, outcome: string, detail: string): GateResultDto => ({
  gate: code,
  zh,
  en: code,
  outcome,
  is_warning: false,
  before: "approve_annual",
  detail_zh: detail,
  detail_en: detail,
  source: "建办城〔2021〕50号",
});

const DAY = 86_400_000;
const day = (iso: string, plus: number): string =>
  new Date(Date.parse(iso) + plus * DAY).toISOString().slice(0, 10);

const STAGES: [string, string, string, number, string][] = [
  ["survey", "摸底", "survey", 20, "working_days"],
  ["opinion", "征求意见", "survey", 15, "calendar_days"],
  ["scheme", "方案", "scheme", 30, "calendar_days"],
  ["approval", "立项批复", "scheme", 15, "working_days"],
  ["drawings", "施工图", "tender", 20, "calendar_days"],
  ["fiscal_review", "财评", "tender", 10, "working_days"],
  ["tender", "招标", "tender", 24, "calendar_days"],
  ["works", "施工", "works", 110, "works_season"],
  ["acceptance", "验收", "acceptance", 30, "calendar_days"],
];

/** The planning part of a host, with its state. */
export function planningAnswers(seeds: PlaceSeed[] = placesOf(46)): Answers & {
  state: { plans: PlanDto[] };
} {
  const places = new Map(seeds.map((seed) => [seed.id, { ...seed }]));
  const ceilings = new Map<string, number>();
  const fixed: FundingDto["fixed"] = [];
  const rules = new Set<string>(["share"]);
  const built = new Map<string, Map<string, Task>>();
  const plans: PlanDto[] = [];
  let made = 0;
  let revision = 0;
  const done = (label: string, created: string[] = []) => ({
    revision: `p${++revision}`,
    label,
    created,
    notices: [],
  });
  const planOf = (id: string): PlanDto => {
    const plan = plans.find((one) => one.id === id);
    if (plan === undefined) throw new Error(`no plan ${id}`);
    return plan;
  };
  const inPlan = (plan: PlanDto) =>
    [...places.values()].filter(
      (place) => plan.kind === "five_year" || place.year === plan.from_year,
    );
  const counted = (plan: PlanDto) => inPlan(plan).filter((place) => place.withdrawn === undefined);

  const parts = (place: PlaceSeed, planId: string): FundingPartDto[] => {
    const whole = place.investment_fen ?? 0;
    const component = { code: "lump_sum", zh: "总价", en: "Lump sum" };
    const part = (source: string | null, amount_fen: number, zh: string, en: string) => ({
      component,
      source,
      amount_fen,
      because_zh: zh,
      because_en: en,
    });
    const list = fixed
      .filter((one) => one.owner_id === place.id && planId === plans[0]?.id)
      .map((one) =>
        part(one.source, one.amount_fen, `人工固定：${one.note}`, `Fixed: ${one.note}`),
      );
    let rest = whole - list.reduce((sum, one) => sum + one.amount_fen, 0);
    if (rules.has("share")) {
      for (const [source, share] of [
        ["central_subsidy", 0.3],
        ["provincial_budget", 0.2],
        ["special_bonds", 0.25],
      ] as const) {
        const amount = Math.min(rest, Math.floor(whole * share));
        if (amount > 0 && !list.some((one) => one.source === source)) {
          list.push(
            part(source, amount, `规则「按比例 ${share * 100} %」`, `Rule “${share * 100} %”`),
          );
          rest -= amount;
        }
      }
    }
    if (rest > 0) list.push(part(null, rest, "没有来源承担", "No source pays this"));
    return list;
  };
  const rowOf = (place: PlaceSeed, planId: string): FundingRowDto => {
    const list = parts(place, planId);
    return {
      owner_kind: "community",
      owner_id: place.id,
      name: place.name,
      year: place.year,
      cost_fen: place.investment_fen ?? 0,
      missing: place.investment_fen === null ? 1 : 0,
      by_source: list.flatMap(({ source, amount_fen }) =>
        source === null ? [] : [{ source, amount_fen }],
      ),
      gap_fen: list.find((one) => one.source === null)?.amount_fen ?? 0,
      over_fen: 0,
    };
  };
  const sumRows = (rows: FundingRowDto[]): FundingRowDto => {
    const by = new Map<string, number>();
    for (const row of rows)
      for (const { source, amount_fen } of row.by_source)
        by.set(source, (by.get(source) ?? 0) + amount_fen);
    const sum = (pick: (row: FundingRowDto) => number) =>
      rows.reduce((all, row) => all + pick(row), 0);
    return {
      owner_kind: "total",
      owner_id: "",
      name: "合计",
      year: null,
      cost_fen: sum((row) => row.cost_fen),
      missing: sum((row) => row.missing),
      by_source: SOURCES.filter(({ code }) => by.has(code)).map(({ code }) => ({
        source: code,
        amount_fen: by.get(code) ?? 0,
      })),
      gap_fen: sum((row) => row.gap_fen),
      over_fen: 0,
    };
  };
  const totals = (list: PlaceSeed[], planId: string): TotalsDto => {
    const rows = list.map((place) => rowOf(place, planId));
    const sum = sumRows(rows);
    return totalsOf({
      communities: list.length,
      buildings: list.length * 2,
      households: list.reduce((all, place) => all + place.households, 0),
      floor_area_m2: list.reduce((all, place) => all + place.floor_area_m2, 0),
      investment_fen: sum.cost_fen,
      gap_fen: sum.gap_fen,
      by_source: sum.by_source,
      missing: { buildings: 0, households: 0, floor_area: 0, investment: sum.missing },
    });
  };
  const yearsOf = (plan: PlanDto) =>
    Array.from({ length: plan.to_year - plan.from_year + 1 }, (_, i) => {
      const year = plan.from_year + i;
      return {
        year,
        totals: totals(
          counted(plan).filter((place) => place.year === year),
          plan.id,
        ),
        ceiling_fen: ceilings.get(`${plan.id} ${year} `) ?? null,
      };
    });
  const reasons = [
    "2003 年建成，晚于对象范围 2000 年，留作储备。",
    "隐患 1 处、短板 9 项、1986 年建成，按先后顺序排在这一年。",
  ].map((zh) => ({ code: "plan.reason.turn", zh, en: "By hazards, findings and year built." }));
  const detailOf = (plan: PlanDto): PlanDetailDto => {
    const list = inPlan(plan);
    const column = <T>(pick: (place: PlaceSeed) => T): T[] => list.map(pick);
    return {
      plan: { ...plan, communities: counted(plan).length, has_schedule: built.has(plan.id) },
      years: yearsOf(plan),
      reserve: totals(
        counted(plan).filter((place) => place.year === null),
        plan.id,
      ),
      entries: {
        community_id: column((place) => place.id),
        name: column((place) => place.name),
        division: column(
          (place) => `示例市 示例区 ${["甲", "乙", "丙"][place.name.length % 3]}街道`,
        ),
        cluster: column(() => null),
        year: column((place) => place.year),
        is_fixed: column((place) => place.id === "c2"),
        is_carried_over: column((place) => place.id === "c3"),
        withdrawn_reason: column((place) => place.withdrawn ?? null),
        households: column((place) => place.households),
        floor_area_m2: column((place) => place.floor_area_m2),
        investment_fen: column((place) => place.investment_fen),
        facets: column((place) => place.facets ?? "nnnnnn"),
        open_gates: column((place) => (place.id === "c2" ? 1 : 0)),
        unknown_gates: column(() => 0),
        reason: column((place) => (place.year === null ? 0 : 1)),
        reasons,
        responsible: column((place) => (place.id === "c0" ? "张工" : "")),
      },
      gates: [
        gate("within_means", "量力而行", "open", "2028 年投资超过资金上限"),
        gate("consensus", "入库共识", "unknown", "3 个小区还没有参与率"),
        gate("eligible", "对象范围", "passed", "都建成于 2000 年以前"),
      ],
    };
  };
  const newPlan = (kind: string, name: string, from: number, to: number, parent: string | null) => {
    const plan: PlanDto = {
      id: `plan${String(++made).padStart(3, "0")}`,
      kind,
      name,
      from_year: from,
      to_year: to,
      parent_id: parent,
      state: "draft",
      communities: 0,
      has_schedule: false,
    };
    plans.push(plan);
    return plan;
  };

  const buildTasks = (plan: PlanDto) => {
    const tasks = new Map<string, Task>();
    counted(plan).forEach((place, row) => {
      let start = day(`${plan.from_year}-01-05`, (row * 5) % 26);
      for (const [code, short, phase, days, calendar] of STAGES) {
        const isWorks = phase === "works";
        tasks.set(`${place.id} ${code}`, {
          id: `${place.id} ${code}`,
          stage: code,
          name: short,
          short,
          short_en: short,
          phase,
          start,
          finish: day(start, days - 1),
          duration_days: days,
          calendar,
          not_before: null,
          float_days: row === 1 ? 0 : row + 3,
          is_critical: row === 1,
          percent_done: phase === "survey" ? 100 : isWorks ? (row * 20) % 80 : 0,
          baseline_start: null,
          baseline_finish: null,
          actual_start: phase === "survey" ? start : null,
          actual_finish: null,
        });
        start = day(start, days);
      }
    });
    built.set(plan.id, tasks);
  };
  const settle = (tasks: Map<string, Task>) => {
    const last = new Map<string, string>();
    for (const [key, task] of tasks) {
      const place = key.split(" ")[0] ?? "";
      const after = last.get(place);
      const earliest = after === undefined ? task.start : day(after, 1);
      const start = task.not_before && task.not_before > earliest ? task.not_before : earliest;
      const finish = day(start, Math.max(1, task.duration_days) - 1);
      tasks.set(key, { ...task, start, finish });
      last.set(place, finish);
    }
  };
  const shown = (plan: PlanDto): ScheduleDto => {
    const tasks = built.get(plan.id) ?? new Map<string, Task>();
    const list = [...tasks.values()];
    const rows = counted(plan).map((place, i) => ({
      community_id: place.id,
      name: place.name,
      households: place.households,
      investment_fen: place.investment_fen,
      percent_done: (i * 20) % 80,
      responsible: i === 0 ? "张工" : "",
      tasks: list.filter((task) => task.id.startsWith(`${place.id} `)),
    }));
    const half = Math.ceil(rows.length / 2);
    return scheduleOf({
      plan_id: plan.id,
      plan_name: plan.name,
      groups: [
        { label: "一标段", rows: rows.slice(0, half) },
        { label: "二标段", rows: rows.slice(half) },
      ].filter((group) => group.rows.length > 0),
      links: list.slice(1).flatMap((task, i) => {
        const before = list[i];
        return before && before.id.split(" ")[0] === task.id.split(" ")[0]
          ? [{ from: before.id, to: task.id, kind: "fs", lag_days: 0 }]
          : [];
      }),
      winter_stops: [{ from: `${plan.from_year}-11-01`, to: `${plan.from_year + 1}-04-14` }],
      unannounced_years: [plan.from_year + 1],
    });
  };

  return {
    state: { plans },
    "plans.list": () =>
      plans.map((plan) => ({
        ...plan,
        communities: counted(plan).length,
        has_schedule: built.has(plan.id),
      })),
    "plans.get": ({ plan_id }) => detailOf(planOf(plan_id)),
    "plans.draft_five_year": ({ from_year, to_year, ceiling }) => {
      const plan = newPlan("five_year", `${from_year}—${to_year} 年规划`, from_year, to_year, null);
      if (ceiling !== "")
        for (let year = from_year; year <= to_year; year += 1)
          ceilings.set(`${plan.id} ${year} `, Number(ceiling) * 1e6);
      return done("编制规划", [plan.id]);
    },
    "plans.set_year": ({ community_ids, year }) => {
      for (const id of community_ids) {
        const place = places.get(id);
        if (place) place.year = year;
      }
      return done("改年份");
    },
    "plans.set_years": ({ moves }) => {
      for (const { community_ids, year } of moves)
        for (const id of community_ids) {
          const place = places.get(id);
          if (place) place.year = year;
        }
      return done("改年份");
    },
    "plans.set_ceiling": ({ plan_id, year, source, amount }) => {
      const key = `${plan_id} ${year} ${source ?? ""}`;
      if (amount === "") ceilings.delete(key);
      else ceilings.set(key, Number(amount) * 1e6);
      return done("资金上限");
    },
    "plans.derive_annual": ({ plan_id, year }) =>
      done("生成年度计划", [newPlan("annual", `${year} 年度计划`, year, year, plan_id).id]),
    "plans.withdraw": ({ community_ids, reason }) => {
      for (const id of community_ids) {
        const place = places.get(id);
        if (place && reason === null) delete place.withdrawn;
        else if (place && reason !== null) place.withdrawn = reason;
      }
      return done("退出计划");
    },
    "plans.remove": ({ plan_id }) => {
      plans.splice(
        plans.findIndex((plan) => plan.id === plan_id),
        1,
      );
      return done("删除计划");
    },
    "totals.get": ({ plan }) => {
      const list = plan === null ? [...places.values()] : counted(planOf(plan));
      return { ...totals(list, plan ?? ""), groups: [] };
    },
    "funding.get": ({ plan_id }) => {
      const plan = planOf(plan_id);
      const rows = counted(plan)
        .filter((place) => place.investment_fen !== null)
        .sort((a, b) => (a.year ?? 9999) - (b.year ?? 9999))
        .map((place) => rowOf(place, plan_id));
      const total = sumRows(rows);
      const paying = new Set(total.by_source.map(({ source }) => source));
      return {
        plan_id,
        sources: SOURCES.filter(({ code }) => paying.has(code)),
        all_sources: SOURCES,
        rows,
        total,
        years: yearsOf(plan),
        fixed: plan_id === plans[0]?.id ? fixed : [],
        rules: [
          {
            code: "share",
            zh: "上级补助按比例（示例）",
            en: "Subsidy by share (example)",
            source: "central_subsidy",
            enabled: rules.has("share"),
            detail_zh: "中央财政承担 30 %，省级 20 %，专项债 25 %。",
            detail_en: "Central 30 %, provincial 20 %, bonds 25 %.",
            basis: "示例市 2025 年补助办法",
            is_assumption: false,
          },
          {
            code: "residents",
            zh: "居民出资不低于基础类的 10 %",
            en: "Residents pay 10 % of basic works",
            source: "residents",
            enabled: rules.has("residents"),
            detail_zh: "居民出资不低于基础类投资的 10 %，不含电梯。",
            detail_en: "At least 10 % of basic works, lifts excluded.",
            basis: "默认假设",
            is_assumption: true,
          },
        ],
        ceilings: [...ceilings]
          .map(([key, amount_fen]) => {
            const [id, year, source] = key.split(" ");
            return { id, year: Number(year), source: source || null, amount_fen };
          })
          .filter(({ id }) => id === plan_id)
          .map(({ year, source, amount_fen }) => ({ year, source, amount_fen })),
        money: total.by_source.map(({ source, amount_fen }, i) => ({
          source,
          planned_fen: amount_fen,
          arrived_fen: i === 0 ? Math.floor(amount_fen / 3) : 0,
        })),
        without_cost: counted(plan).filter((place) => place.investment_fen === null).length,
      };
    },
    "funding.explain": ({ plan_id, owner_id }) => {
      const place = places.get(owner_id);
      return { parts: place ? parts(place, plan_id) : [] };
    },
    "funding.switch_rule": ({ code, enabled }) => {
      if (enabled) rules.add(code);
      else rules.delete(code);
      return done("资金规则");
    },
    "funding.allocate": ({ edits }) => {
      for (const { owner_kind, owner_id, source, amount, note } of edits) {
        const at = fixed.findIndex((one) => one.owner_id === owner_id && one.source === source);
        if (at >= 0) fixed.splice(at, 1);
        if (amount !== "")
          fixed.push({ owner_kind, owner_id, source, amount_fen: Number(amount) * 1e6, note });
      }
      return done("固定金额");
    },
    "schedule.get": ({ plan_id }) => shown(planOf(plan_id)),
    "schedule.build": ({ plan_id }) => {
      buildTasks(planOf(plan_id));
      return done("生成横道图");
    },
    "schedule.edit_task": ({ id, ...change }) => {
      for (const tasks of built.values()) {
        const task = tasks.get(id);
        if (task === undefined) continue;
        const text = (value: string | null, before: string | null) =>
          value === null ? before : value === "" ? null : value;
        tasks.set(id, {
          ...task,
          not_before: text(change.not_before, task.not_before),
          actual_start: text(change.actual_start, task.actual_start),
          actual_finish: text(change.actual_finish, task.actual_finish),
          duration_days: change.duration_days ?? task.duration_days,
          percent_done: change.percent_done ?? task.percent_done,
        });
        settle(tasks);
      }
      return done("改任务");
    },
    "schedule.set_baseline": ({ plan_id, tasks: picked, clear }) => {
      const tasks = built.get(plan_id);
      for (const [key, task] of tasks ?? []) {
        if (picked !== null && !picked.includes(task.id)) continue;
        const [baseline_start, baseline_finish] = clear ? [null, null] : [task.start, task.finish];
        tasks?.set(key, { ...task, baseline_start, baseline_finish });
      }
      return done(clear ? "清除基准" : "设定基准");
    },
    "export.gantt": ({ format }) => ({
      file: `横道图.${format}`,
      folder: "文档",
      files: null,
      pages: 2,
    }),
  };
}

/** Makes a five-year plan and, where a year is given, its annual plan with a schedule. */
export async function withPlan(answers: ReturnType<typeof planningAnswers>, annual?: number) {
  const plan = await answers["plans.draft_five_year"]?.({
    name: "",
    from_year: 2026,
    to_year: 2030,
    ceiling: "3500",
  });
  const five = plan?.created[0] ?? "";
  if (annual === undefined) return five;
  const made = await answers["plans.derive_annual"]?.({ plan_id: five, year: annual });
  const id = made?.created[0] ?? "";
  await answers["schedule.build"]?.({ plan_id: id, template: null });
  return id;
}
