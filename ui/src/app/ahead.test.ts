import { QueryClient } from "@tanstack/react-query";
import { expect, it } from "vitest";
import { memoryHost } from "@/host/memory";
import { readAhead } from "./ahead";

const plan = (id: string, kind: string, has_schedule: boolean) => ({ id, kind, has_schedule });
const plans = [plan("a", "five_year", false), plan("b", "annual", true)];
const whatever = () => ({}) as never;

it("reads what the pages show of the plans they would choose, and reads nothing twice", async () => {
  const host = memoryHost({
    "communities.table": whatever,
    "plans.list": () => plans as never,
    "plans.get": whatever,
    "totals.get": whatever,
    "funding.get": whatever,
    "schedule.get": whatever,
  });
  const options = { queries: { staleTime: Number.POSITIVE_INFINITY } };
  const client = new QueryClient({ defaultOptions: options });
  await readAhead(host, client);
  expect(host.asked.map(({ command, params }) => [command, params])).toEqual([
    ["communities.table", {}],
    ["plans.list", {}],
    ["plans.get", { plan_id: "a" }],
    ["totals.get", { plan: "a", by: null }],
    ["funding.get", { plan_id: "a" }],
    ["schedule.get", { plan_id: "b" }],
  ]);
  await readAhead(host, client);
  expect(host.asked).toHaveLength(6);
});

it("asks of no plan where there is none", async () => {
  const host = memoryHost({ "communities.table": whatever, "plans.list": () => [] });
  await readAhead(host, new QueryClient());
  expect(host.asked.map(({ command }) => command)).toEqual(["communities.table", "plans.list"]);
});
