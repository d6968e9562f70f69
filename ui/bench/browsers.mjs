/** The browsers that measure: the system's Chromium, and WebKitGTK in the window's own version. */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";
import { Browser, Builder, Capabilities } from "selenium-webdriver";
import { SIZE } from "./size.mjs";

const MINI_BROWSER = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";
const DRIVER_PORT = 4899;

/** A page of Chromium; everything of it is gone with the work. */
export async function withChromium(work) {
  const executablePath = [
    process.env.JIUGAI_CHROMIUM ?? "",
    "/usr/bin/chromium",
    "/usr/bin/google-chrome",
  ].find((path) => path !== "" && existsSync(path));
  if (executablePath === undefined) throw new Error("Chromium is missing: install chromium");
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    return await work(await browser.newPage({ viewport: SIZE, locale: "zh-CN" }));
  } finally {
    await browser.close();
  }
}

/** The driver of WebKitGTK on a screen. */
export async function withWebKitDriver(display, work) {
  if (!existsSync(MINI_BROWSER))
    throw new Error("MiniBrowser is missing: install libwebkit2gtk-4.1-0");
  // A virtual screen has no graphics card; drawn as the window draws there.
  const plain = { WEBKIT_DISABLE_DMABUF_RENDERER: "1" };
  const env = { ...process.env, ...plain, DISPLAY: display, GDK_BACKEND: "x11" };
  const driver = spawn("WebKitWebDriver", [`--port=${DRIVER_PORT}`], { env, stdio: "ignore" });
  try {
    await answering(driver);
    return await work(`http://127.0.0.1:${DRIVER_PORT}`);
  } finally {
    driver.kill();
  }
}

async function answering(driver) {
  for (let tries = 0; tries < 200; tries += 1) {
    if (driver.exitCode !== null) throw new Error("WebKitWebDriver ended before it answered");
    const answer = await fetch(`http://127.0.0.1:${DRIVER_PORT}/status`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error("WebKitWebDriver does not answer");
}

/** A window of WebKitGTK. */
export async function withWebKit(server, work) {
  const capabilities = new Capabilities({
    browserName: "MiniBrowser",
    "webkitgtk:browserOptions": { binary: MINI_BROWSER, args: ["--automation"] },
  });
  const window = await new Builder()
    .usingServer(server)
    .forBrowser(Browser.SAFARI)
    .withCapabilities(capabilities)
    .build();
  try {
    await window
      .manage()
      .window()
      .setRect({ x: 0, y: 0, ...SIZE });
    return await work(window);
  } finally {
    await window.quit().catch(() => undefined);
  }
}
