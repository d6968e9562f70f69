/** Every test starts in Chinese with an empty address, and has the time a busy machine needs. */
import { cleanup, configure } from "@testing-library/react";
import { afterEach, beforeEach, vi } from "vitest";
import { startTexts } from "@/i18n";

vi.setConfig({ testTimeout: 20_000 });
configure({ asyncUtilTimeout: 5_000 });

beforeEach(() => {
  localStorage.clear();
  location.hash = "";
  startTexts("zh-CN");
});

afterEach(cleanup);
