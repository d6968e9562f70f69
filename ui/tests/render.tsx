/** Renders a component as it stands in the window, on a memory host. */
import { render } from "@testing-library/react";
import type { ReactNode } from "react";
import { Frame } from "@/app/Root";
import { type Answers, memoryHost } from "@/host/memory";

export function show(content: ReactNode, answers: Answers = {}) {
  const host = memoryHost(answers);
  return { ...render(<Frame host={host}>{content}</Frame>), host };
}
