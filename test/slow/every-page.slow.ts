import assert from "node:assert/strict";
import { test } from "node:test";
import { fillDemonstration } from "#demo/fill-demonstration.ts";
import { get, openTestApp } from "../app.ts";
import { expectAccessible, expectNoFaults, openBrowser, openWindow, serveApp } from "../browser.ts";
import { aFewOfEachKind, followLinks } from "../links.ts";

// Every page a person can reach by links, as a window shows it: axe finds nothing, nothing runs over its edge, no other host is asked.

const now = "2026-11-23T15:00:00Z";
const people = ["Sanna Rielke", "Leto Varandis", "Pia Tennant", "Edda Marlow", "Noor Halvard", "Clara Weston"];
const views = [
  { language: "en", width: 1200, height: 900, script: true },
  { language: "ar", width: 390, height: 844, script: true },
];

const house = await openTestApp({ at: now });
await fillDemonstration({ ...house, now: Temporal.Instant.from(now) });
await house.runClock(); // people are written to
const browser = await openBrowser();
const address = await serveApp(house);

const looked = new Set<string>();

for (const who of [undefined, ...people]) {
  test(`every page open to ${who ?? "the public"} is accessible and fits`, { timeout: 600_000 }, async () => {
    const cookie = who && (await house.cookieOf(who));
    const isPage = async (path: string): Promise<string> => {
      const answer = await get(house.app, path, cookie);
      return answer.headers.get("content-type")?.startsWith("text/html") ? await answer.text() : "";
    };
    const shown: string[] = [];
    await followLinks(
      who ? ["/en/awaiting"] : ["/en", "/en/sign-in", "/en/search?q=act", "/en/nowhere"],
      async (path) => {
        const text = await isPage(path);
        // What another person saw word for word is looked at once.
        const seen = `${path} ${/<main[\s\S]*<\/main>/.exec(text)?.[0]}`;
        if (text && !looked.has(seen)) shown.push(path);
        looked.add(seen);
        return text;
      },
    );
    // One real State stands for the others, whose pages differ by their name alone; the public's pages are looked at once.
    const pages = aFewOfEachKind(shown)
      .filter((path) => !/\/states\/(?!X|CHE)/.test(path))
      .filter((path) => !who || !/^\/en(\/(states|about|accessibility|search).*)?$/.test(path));
    assert.ok(pages.length > 2, pages.join(" "));
    for (const view of views) {
      const { page, context } = await openWindow(browser, address, view);
      if (cookie) {
        const [name = "", value = ""] = cookie.split(/=(.*)/s);
        await context.addCookies([{ name, value, url: address }]);
      }
      for (const path of pages) {
        await page.goto(path.replace(/^\/en/, `/${view.language}`));
        await expectAccessible(page);
        const beyond = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        assert.ok(beyond <= 0, `${page.url()} runs ${beyond} px over its edge`);
      }
      await context.close();
    }
    expectNoFaults();
  });
}
