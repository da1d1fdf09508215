import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { serve } from "@hono/node-server";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import type { TestApp } from "./app.ts";

// NOTE the list of @sparticuz/chromium itself is not used: it switches web security off.
const quiet = [
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
];
const debian = "/usr/bin/chromium";

/** Headless Chromium: Debian's where it is installed, else the one from the packages. Closed when the test file ends. */
export async function openBrowser(): Promise<Browser> {
  const root = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const browser = existsSync(debian)
    ? await chromium.launch({ executablePath: debian, args: [...root, ...quiet] })
    : await chromium.launch({
        executablePath: await unpacked(),
        args: ["--no-sandbox", "--headless=shell", "--no-zygote", ...quiet],
      });
  after(() => browser.close());
  return browser;
}

async function unpacked(): Promise<string> {
  const { default: packaged, inflate, setupLambdaEnvironment } = await import("@sparticuz/chromium");
  const path = await packaged.executablePath();
  // Its own copies of libraries that a bare machine lacks.
  const bin = join(createRequire(import.meta.url).resolve("@sparticuz/chromium"), "../../../bin/al2023.tar.br");
  if (existsSync(bin)) {
    await inflate(bin);
    setupLambdaEnvironment(join(tmpdir(), "al2023", "lib"));
  }
  return path;
}

/** Serves a test app on a port of its own; gives its address. */
export async function serveApp({ app }: TestApp): Promise<string> {
  const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" });
  await new Promise((listening) => server.once("listening", listening));
  after(() => new Promise((done) => server.close(done)));
  const address = server.address();
  assert.ok(address && typeof address === "object");
  return `http://localhost:${address.port}`;
}

export type View = { width: number; height: number; script: boolean; language: string };

/** A person's own window. Any request to another host, any console error or refused resource ends the test. */
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
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.on("request", (request) =>
    assert.ok(request.url().startsWith(baseURL), `a request to another host: ${request.url()}`),
  );
  page.on("console", (message) => assert.notEqual(message.type(), "error", `${page.url()}: ${message.text()}`));
  page.on("pageerror", (error) => assert.fail(`${page.url()}: ${error.message}`));
  return { page, context };
}

const axeSource = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Fails with what axe finds on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(axeSource);
  const found = await page.evaluate(async () => {
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
  assert.deepEqual(found, [], page.url());
}
