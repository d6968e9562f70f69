import { act, fireEvent, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { HostError } from "@/host";
import { useAct } from "@/host/context";
import { InlineInput } from "@/shared/parts/InlineInput";
import { handsIn } from "@/shared/typing";
import { show } from "../../tests/render";
import { useLeaving } from "./leaving";

const refusal = { code: "x", kind: "input" as const, zh: "不是价格", en: "No price", details: "" };
const outcome = { revision: "r1", label: "改", created: [], notices: [] };

/** A page with a field that writes what is typed into it. */
function Page() {
  useLeaving();
  const edit = useAct("policy.edit");
  const save = (text: string) => edit.mutateAsync({ key: "a", text });
  return <InlineInput label="单价" value="" onSave={save} />;
}

/** A page that knows by itself that nothing typed into it can be read. */
function Strict() {
  useLeaving();
  const refuse = () => Promise.reject(new HostError({ ...refusal, zh: "没有这一天" }));
  return <InlineInput label="单价" value="" onSave={refuse} />;
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
  const { host } = show(<Page />, {
    "policy.edit": () => Promise.reject(new HostError(refusal)),
  });
  const field = typing("abc");
  expect(await act(() => host.close())).toBe(false);
  expect(await screen.findByText("不是价格")).toBeTruthy();
  expect(field.value).toBe("abc");
  expect(await act(() => host.close())).toBe(true);
});

it("a text the page itself cannot read keeps the window, once", async () => {
  const { host } = show(<Strict />);
  typing("2026-13-40");
  expect(await act(() => host.close())).toBe(false);
  expect(await screen.findByText("没有这一天")).toBeTruthy();
  expect(await act(() => host.close())).toBe(true);
});

it("what is typed while the window waits is written, too", async () => {
  const ends: (() => void)[] = [];
  const { host } = show(<Page />, {
    "policy.edit": () => new Promise((resolve) => ends.push(() => resolve(outcome))),
  });
  typing("280");
  const closing = host.close();
  await vi.waitFor(() => expect(written(host)).toEqual(["280"]));
  typing("300");
  await act(async () => ends[0]?.());
  await vi.waitFor(() => expect(written(host)).toEqual(["280", "300"]));
  await act(async () => ends[1]?.());
  expect(await closing).toBe(true);
});

it("a question that is open keeps the window", async () => {
  const { host } = show(<Page />);
  const stop = handsIn(() => false);
  expect(await host.close()).toBe(false);
  stop();
  expect(await host.close()).toBe(true);
});

it("somebody who does not want to wait may go", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const { host } = show(<Page />, { "policy.edit": () => new Promise(() => {}) });
  typing("280");
  const closing = host.close();
  await act(() => vi.advanceTimersByTimeAsync(3_000));
  fireEvent.click(screen.getByText("不等了，直接关闭"));
  expect(await closing).toBe(true);
  vi.useRealTimers();
});
