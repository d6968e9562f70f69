import { fireEvent, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { useAct } from "@/host/context";
import { show } from "../../tests/render";
import { useNotices } from "./notices";

function Page() {
  useNotices();
  const derive = useAct("plans.derive_annual");
  return (
    <button type="button" onClick={() => derive.mutate({ plan_id: "p", year: 2028 })}>
      derive
    </button>
  );
}

it("what an action says of itself is told, whichever page began it", async () => {
  const notice = { code: "n", zh: "年度计划里也有 2 个小区。", en: "Two stand in it, too." };
  show(<Page />, {
    "plans.derive_annual": () => ({ revision: "r", label: "x", created: [], notices: [notice] }),
  });
  fireEvent.click(screen.getByRole("button", { name: "derive" }));
  expect(await screen.findByText(notice.zh)).toBeTruthy();
});
