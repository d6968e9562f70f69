/**
 * What every test here stands on: a server process of its own with empty settings, and a page that
 * fails the test when it breaks the content security policy, reports an error, or asks any other
 * machine for anything.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { test as base } from "@playwright/test";
import type { CommandName, Params, Result } from "@/host";

const program =
  process.env.JIUGAI_DEVSERVER ??
  resolve(import.meta.dirname, "../../../target/debug/jiugai-devserver");

/** The server's address, a folder that goes away with the test, and the way past the page. */
export interface Server {
  readonly url: string;
  /** A path in the test's own folder. */
  path(name: string): string;
  /** Prepares the answers of the next file dialogs; `null` declines. */
  answerDialogs(...answers: (string | null)[]): Promise<void>;
  /** Asks the contract directly, to check what a page did. */
  call<C extends CommandName>(command: C, params: Params<C>): Promise<Result<C>>;
}

async function address(process: ChildProcess): Promise<string> {
  if (process.stdout === null) throw new Error("the server has no output");
  for await (const line of createInterface({ input: process.stdout })) {
    const found = /^listening on (http:\S+)$/.exec(line);
    if (found?.[1] !== undefined) return found[1];
  }
  throw new Error(`${program} ended before it listened`);
}

async function post(url: string, body: unknown): Promise<Response> {
  return fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

export const test = base.extend<{ server: Server; faults: string[] }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names from the pattern.
  server: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), "jiugai-e2e-"));
    const server = spawn(program, ["--config", join(folder, "config")], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    try {
      const url = await address(server);
      await use({
        url,
        path: (name) => join(folder, name),
        async answerDialogs(...answers) {
          await post(`${url}/test/dialogs`, answers);
        },
        async call<C extends CommandName>(command: C, params: Params<C>) {
          const answer = await (await post(`${url}/rpc/${command}`, params)).json();
          if (answer.error !== undefined) throw new Error(`${command}: ${answer.error.en}`);
          return answer.ok as Result<C>;
        },
      });
    } finally {
      server.kill();
      rmSync(folder, { recursive: true, force: true });
    }
  },

  /** Everything the page did wrong; checked empty when the test ends. */
  faults: [
    async ({ page, server }, use) => {
      const faults: string[] = [];
      page.on("console", (message) => {
        if (message.type() === "error") faults.push(`console: ${message.text()}`);
      });
      page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
      page.on("request", (request) => {
        const url = new URL(request.url());
        const local = url.origin === new URL(server.url).origin;
        if (!local && !["data:", "blob:"].includes(url.protocol)) faults.push(`asked ${url}`);
      });
      await page.exposeFunction("__jiugaiFault", (fault: string) => faults.push(fault));
      await page.addInitScript(() => {
        document.addEventListener("securitypolicyviolation", (event) => {
          const tell = (window as unknown as { __jiugaiFault: (fault: string) => void })
            .__jiugaiFault;
          tell(`policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}`);
        });
      });
      await use(faults);
      base.expect(faults).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect } from "@playwright/test";
