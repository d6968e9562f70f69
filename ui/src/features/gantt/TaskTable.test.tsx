import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { Frame } from "@/app/Root";
import { show } from "../../../tests/render";
import { scheduleOf, taskOf } from "../../../tests/schedule";
import { PAGE } from "./model";
import { TaskTable } from "./TaskTable";

const row = (_: unknown, i: number) => ({
  community_id: `c${i}`,
  name: `小区 ${i}`,
  tasks: [taskOf({ id: `t${i}`, name: `施工 t${i}` })],
});
const schedule = scheduleOf({
  groups: [{ label: "一标段", rows: Array.from({ length: 2 * PAGE + 9 }, row) }],
});
const table = (picked: string | undefined) => (
  <TaskTable schedule={schedule} picked={picked} actionsOf={() => []} onPick={() => {}} />
);

it("leafs to a task picked elsewhere and brings it in sight, and can be leafed on from there", async () => {
  const scrolled = vi.spyOn(Element.prototype, "scrollIntoView");
  const { rerender, host } = show(table("t3"));
  const pick = (id: string) => rerender(<Frame host={host}>{table(id)}</Frame>);
  expect(screen.getByText("施工 t3")).toBeTruthy();
  pick(`t${2 * PAGE + 5}`);
  expect(screen.queryByText("施工 t3")).toBeNull();
  const found = screen.getByText(`施工 t${2 * PAGE + 5}`).closest("tr");
  expect(found?.className).toBe("on");
  expect(scrolled.mock.contexts.at(-1)).toBe(found);
  await userEvent.click(screen.getByRole("button", { name: /上一页/ }));
  expect(screen.getByText(`施工 t${PAGE}`)).toBeTruthy();
});
