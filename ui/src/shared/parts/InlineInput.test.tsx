import { act, fireEvent, screen } from "@testing-library/react";
import { useState } from "react";
import { expect, it } from "vitest";
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
