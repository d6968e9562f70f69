import { act, fireEvent, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { HostError } from "@/host";
import { useAct } from "@/host/context";
import { InlineInput } from "@/shared/parts/InlineInput";
import { handsIn } from "@/shared/typing";
import { show } from "../../tests/render";
import { useLeaving } from "./leaving";

const outcome = { revision: "r1", label: "改", created: [], notices: [] };

/** A page with a field that writes what is typed into it. */
function Page() {
  useLeaving();
  const edit = useAct("policy.edit");
  const save = (text: string) => edit.mutateAsync({ key: "a", text });
  return <InlineInput label="单价" value="" onSave={save} />;
}

function typing(text: string) {
  const field = screen.getByLabelText<HTMLInputElement>("单价");
  field.focus();
  fireEvent.change(field, { target: { value: text } });
  return field;
}

const written = ({ asked }: ReturnType<typeof show>["host"]) =>
  asked.flatMap(({ command, params }) =>
    command === "policy.edit" ? (params as { text: string }).text : [],
  );

it("what is being typed is written before the window goes, and the window waits for it", async () => {
  let taken = () => {};
  const { host } = show(<Page />, {
    "policy.edit": () => new Promise((resolve) => (taken = () => resolve(outcome))),
  });
  typing("280");
  let answer: boolean | undefined;
  const closing = host.close().then((may) => (answer = may));
  await vi.waitFor(() => expect(written(host)).toEqual(["280"]));
  expect(answer).toBeUndefined();
  await act(async () => taken());
  await closing;
  expect(answer).toBe(true);
});

it("the window stays when what was typed is refused; asked again it goes", async () => {
  const dto = { code: "x", kind: "input" as const, zh: "不是价格", en: "No price", details: "" };
  const { host } = show(<Page />, {
    "policy.edit": () => Promise.reject(new HostError(dto)),
  });
  const field = typing("abc");
  expect(await act(() => host.close())).toBe(false);
  expect(await screen.findByText("不是价格")).toBeTruthy();
  expect(field.value).toBe("abc");
  expect(await act(() => host.close())).toBe(true);
});

it("a text that is handed in otherwise than by leaving its field is asked for", async () => {
  const { host } = show(<Page />);
  const finish = vi.fn();
  const stop = handsIn(finish);
  await host.close();
  stop();
  await host.close();
  expect(finish).toHaveBeenCalledTimes(1);
});
