/** Every test starts in Chinese with an empty address. */
import { cleanup } from "@testing-library/react";
import { afterEach, beforeEach } from "vitest";
import { startTexts } from "@/i18n";

beforeEach(() => {
  localStorage.clear();
  location.hash = "";
  startTexts("zh-CN");
});

afterEach(cleanup);
