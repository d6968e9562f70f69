/**
 * What the other pages show, read quietly once the first page is there, so that going to one for the
 * first time is as quick as coming back. One after the other: whoever works meanwhile goes first.
 */
import type { QueryClient } from "@tanstack/react-query";
import type { CommandName, Host, Params, Result } from "@/host";
import { choosePlan } from "@/shared/plans";

export async function readAhead(host: Host, client: QueryClient): Promise<void> {
  const read = <C extends CommandName>(command: C, params: Params<C>): Promise<Result<C>> =>
    client.fetchQuery({ queryKey: [command, params], queryFn: () => host.call(command, params) });
  await read("communities.table", {});
  const plans = await read("plans.list", {});
  const plan = choosePlan(plans, null, ["five_year", "annual"]);
  if (plan !== undefined) {
    await read("plans.get", { plan_id: plan.id });
    await read("totals.get", { plan: plan.id, by: null });
    await read("funding.get", { plan_id: plan.id });
  }
  const annual = choosePlan(plans, plan?.id, ["annual"]);
  if (annual?.has_schedule) await read("schedule.get", { plan_id: annual.id });
}
