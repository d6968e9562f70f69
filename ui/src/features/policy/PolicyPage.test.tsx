import { fireEvent, screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { HandbookDto, ParameterDto } from "@/generated/contract";
import { HostError } from "@/host";
import { parameterOf, projectOf } from "../../../tests/builders";
import { show } from "../../../tests/render";
import PolicyPage from "./PolicyPage";

const bookOf = (parameters: ParameterDto[]): HandbookDto => ({
  profile: { code: "national", zh: "国家通用", en: "National" },
  version: "2026.1",
  note_zh: "",
  note_en: "",
  facets: [],
  classes: [],
  measures: [],
  packages: [],
  effects: [],
  sources: [],
  rules: [],
  gates: [],
  templates: [],
  calendars: [],
  parameters,
});

const done = { revision: "2", label: "改参数", created: [], notices: [] };

describe("the parameters", () => {
  it("are set where they stand", async () => {
    const { host } = show(<PolicyPage />, {
      "policy.handbook": () => bookOf([parameterOf()]),
      "project.info": () => projectOf(),
      "policy.edit": () => done,
    });
    const field = await screen.findByRole("textbox", { name: /建成年份不晚于/ });
    fireEvent.change(field, { target: { value: "2005" } });
    fireEvent.blur(field);
    await waitFor(() =>
      expect(host.asked.find((one) => one.command === "policy.edit")?.params).toEqual({
        key: "gate/eligible_object/built_by",
        text: "2005",
      }),
    );
  });

  it("keep what was typed and say why when it is refused", async () => {
    show(<PolicyPage />, {
      "policy.handbook": () => bookOf([parameterOf()]),
      "project.info": () => projectOf(),
      "policy.edit": () => {
        throw new HostError({
          code: "bad_year",
          kind: "input",
          zh: "「去年」不是年份。",
          en: "",
          details: "",
        });
      },
    });
    const field = await screen.findByRole("textbox", { name: /建成年份不晚于/ });
    fireEvent.change(field, { target: { value: "去年" } });
    fireEvent.blur(field);
    expect(await screen.findByText("「去年」不是年份。")).toBeTruthy();
    expect((field as HTMLInputElement).value).toBe("去年");
  });

  it("show what was shipped beside what was set, and go back to it", async () => {
    const edited = parameterOf({ value: "2005", is_edited: true, shipped: "2000" });
    const { host } = show(<PolicyPage />, {
      "policy.handbook": () => bookOf([edited]),
      "project.info": () => projectOf(),
      "policy.edit": () => done,
    });
    expect(await screen.findByText("自带 2000")).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "恢复" }));
    await waitFor(() =>
      expect(host.asked.find((one) => one.command === "policy.edit")?.params).toMatchObject({
        text: "2000",
      }),
    );
  });

  it("cannot be set in a file that can only be read, and say what is assumed", async () => {
    const locked = { reason: "held", holder: "王工", host: null, since: null, zh: "", en: "" };
    show(<PolicyPage />, {
      "policy.handbook": () => bookOf([parameterOf({ is_assumption: true })]),
      "project.info": () => projectOf({ read_only: locked }),
    });
    const field = await screen.findByRole("textbox", { name: /建成年份不晚于/ });
    await waitFor(() => expect((field as HTMLInputElement).disabled).toBe(true));
    expect(screen.getByText("假设")).toBeTruthy();
  });
});
