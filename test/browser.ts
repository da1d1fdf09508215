import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after } from "node:test";
import { serve } from "@hono/node-server";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import type { TestApp } from "./app.ts";
import { findChromium } from "./chromium.ts";

// NOTE the list of @sparticuz/chromium itself is not used: it switches web security off.
const quiet = [
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
];

/** Headless Chromium, as test/chromium.ts found or unpacked it. Closed when the test file ends. */
export async function openBrowser(): Promise<Browser> {
  const { path, isPackaged } = await findChromium();
  const root = process.getuid?.() === 0 || isPackaged ? ["--no-sandbox"] : [];
  const packaged = isPackaged ? ["--headless=shell", "--no-zygote"] : [];
  const browser = await chromium.launch({ executablePath: path, args: [...root, ...packaged, ...quiet] });
  after(() => browser.close());
  return browser;
}

/** Serves a test app on a port of its own; gives its address. */
export async function serveApp({ app }: TestApp): Promise<string> {
  const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" });
  await new Promise((listening) => server.once("listening", listening));
  after(() => {
    if ("closeAllConnections" in server) server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  assert.ok(address && typeof address === "object");
  return `http://localhost:${address.port}`;
}

export type View = { width: number; height: number; script: boolean; language: string };

const faults: string[] = [];

/** Fails when any window asked another host, met an error in its script, or was refused something by its page's policy. */
export function expectNoFaults(): void {
  assert.deepEqual(faults.splice(0), []);
}

/** A person's own window. What goes wrong in it is kept for `expectNoFaults`. */
export async function openWindow(
  browser: Browser,
  baseURL: string,
  { width, height, script, language }: View,
): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({
    baseURL,
    viewport: { width, height },
    javaScriptEnabled: script,
    locale: language,
  });
  if (!script) scriptless.add(context);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  // NOTE to throw inside these would break the line to the browser, and every later wait would last for ever.
  page.on("request", (request) => {
    if (!request.url().startsWith(baseURL)) faults.push(`a request to another host: ${request.url()}`);
  });
  page.on("console", (message) => {
    const isOwnAnswer = message.location().url === page.url() && /with a status of 4(04|09|22)/.test(message.text());
    if (message.type() === "error" && !isOwnAnswer) faults.push(`${page.url()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => {
    faults.push(`${page.url()}: ${error.message}`);
  });
  return { page, context };
}

const axeSource = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Fails with what axe finds on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  expectNoFaults();
  const seen = scriptless.has(page.context()) ? await openTwin(page) : page;
  await seen.waitForLoadState();
  await seen.evaluate(axeSource);
  const found = await seen.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: {
        run: (
          options: object,
        ) => Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>;
      };
    };
    const { violations } = await axe.run({ resultTypes: ["violations"] });
    return violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 3)
          .map(({ html, failureSummary }) => `${html.slice(0, 200)} ${failureSummary}`)
          .join(" | ")}`,
    );
  });
  if (seen !== page) await seen.context().close();
  assert.deepEqual(found, [], page.url());
}

const scriptless = new WeakSet<BrowserContext>();

/** The same page, its own scripts left out, where axe may run: nothing asynchronous runs in a window without script. */
async function openTwin(page: Page): Promise<Page> {
  const context = await page.context().browser()?.newContext({ viewport: page.viewportSize() });
  assert.ok(context);
  const twin = await context.newPage();
  const [address, body] = [page.url(), await page.content()];
  await twin.route("**/*.js", (route) => route.abort());
  await twin.route(address, (route) => route.fulfill({ body, contentType: "text/html; charset=utf-8" }));
  await twin.goto(address);
  return twin;
}
