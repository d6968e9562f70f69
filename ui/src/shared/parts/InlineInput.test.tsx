import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { useState } from "react";
import { expect, it } from "vitest";
import { HostError } from "@/host";
import { show } from "../../../tests/render";
import { InlineInput } from "./InlineInput";

interface Way {
  written: string[];
  answers: (() => void)[];
}

/** A field whose texts arrive when they are told to. */
function Field({ written, answers }: Way) {
  const [value, setValue] = useState("");
  const save = (text: string) =>
    new Promise<void>((resolve) => {
      written.push(text);
      answers.push(() => {
        setValue(text);
        resolve();
      });
    });
  return <InlineInput label="数量" value={value} onSave={save} />;
}

function showField() {
  const way: Way = { written: [], answers: [] };
  show(<Field {...way} />);
  const field = screen.getByLabelText<HTMLInputElement>("数量");
  const type = (text: string) => {
    fireEvent.change(field, { target: { value: text } });
    fireEvent.keyDown(field, { key: "Enter" });
    fireEvent.keyUp(field, { key: "Enter" });
  };
  return {
    field,
    type,
    written: way.written,
    answer: (at: number) => act(async () => way.answers[at]?.()),
  };
}

it("keeps what is typed on while the text before is written, and writes it, too", async () => {
  const { field, type, written, answer } = showField();
  field.focus();
  type("18");
  type("1850");
  expect(written).toEqual(["18", "1850"]);
  await answer(0);
  expect(field.value).toBe("1850");
  await answer(1);
  expect(field.value).toBe("1850");
});

it("writes once what is entered and then left", async () => {
  const { field, type, written, answer } = showField();
  field.focus();
  type("18");
  fireEvent.blur(field);
  await answer(0);
  expect(written).toEqual(["18"]);
});

it("shows again what the store has, where it read the text as what it had, and writes it once", async () => {
  const written: string[] = [];
  show(<InlineInput label="金额" value="1,850" onSave={async (text) => written.push(text)} />);
  const field = screen.getByLabelText<HTMLInputElement>("金额");
  field.focus();
  fireEvent.change(field, { target: { value: "1850" } });
  fireEvent.keyDown(field, { key: "Enter" });
  await waitFor(() => expect(field.value).toBe("1,850"));
  fireEvent.blur(field);
  expect(written).toEqual(["1850"]);
});

it("leaving what was refused does not ask again, Enter does", async () => {
  const written: string[] = [];
  const dto = { code: "x", kind: "input", zh: "不是个数。", en: "", details: "" } as const;
  const refuse = (text: string) => {
    written.push(text);
    return Promise.reject(new HostError(dto));
  };
  show(<InlineInput label="金额" value="5" onSave={refuse} />);
  const field = screen.getByLabelText<HTMLInputElement>("金额");
  fireEvent.change(field, { target: { value: "abc" } });
  fireEvent.blur(field);
  await waitFor(() => expect(field.getAttribute("aria-invalid")).toBe("true"));
  fireEvent.blur(field);
  expect(written).toEqual(["abc"]);
  expect(field.value).toBe("abc");
  fireEvent.keyDown(field, { key: "Enter" });
  expect(written).toEqual(["abc", "abc"]);
});

it("is not marked by the refusal of a text another one has followed", async () => {
  const answers: { resolve: (_: unknown) => void; reject: (error: unknown) => void }[] = [];
  const save = () => new Promise((resolve, reject) => answers.push({ resolve, reject }));
  show(<InlineInput label="金额" value="5" onSave={save} />);
  const field = screen.getByLabelText<HTMLInputElement>("金额");
  for (const text of ["abc", "6"]) {
    fireEvent.change(field, { target: { value: text } });
    fireEvent.keyDown(field, { key: "Enter" });
  }
  await act(async () => answers[0]?.reject(new Error("refused")));
  expect(field.getAttribute("aria-invalid")).toBe("false");
});
