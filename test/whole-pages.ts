import assert from "node:assert/strict";
import { HtmlValidate } from "html-validate";
import { fillDemonstration } from "#demo/fill-demonstration.ts";
import { languages } from "#i18n/languages.ts";
import { get, openTestApp, post, type TestApp } from "./app.ts";
import { aFewOfEachKind, followLinks } from "./links.ts";

const now = "2026-11-23T15:00:00Z";

// What the standard asks, and nothing about taste.
const validator = new HtmlValidate({
  extends: ["html-validate:standard", "html-validate:a11y"],
  rules: {
    "void-style": "off",
    "attribute-boolean-style": "off",
    "attribute-empty-style": "off",
    "long-title": "off",
    "no-trailing-whitespace": "off",
    "prefer-native-element": "off",
    "no-redundant-role": "off",
    "require-sri": "off",
    "tel-non-breaking": "off",
  },
});

/** The demonstration as a newcomer finds it, with one matter put off. */
export async function openFilled(): Promise<TestApp> {
  const house = await openTestApp({ at: now });
  await fillDemonstration({ ...house, now: Temporal.Instant.from(now) });
  await house.runClock(); // people are written to
  await putOffOne(house, "Edda Marlow");
  return house;
}

/** Puts one matter off, so that "Later" is on a page as well. */
async function putOffOne({ app, cookieOf }: TestApp, name: string): Promise<void> {
  const cookie = await cookieOf(name);
  const [, item = ""] = /snooze\?item=([^"]+)"/.exec(await (await get(app, "/en/awaiting", cookie)).text()) ?? [];
  const until = { "until-day": "1", "until-month": "12", "until-year": "2026" };
  const answer = await post(app, "/en/awaiting/snooze", cookie, { item: decodeURIComponent(item), ...until });
  assert.equal(answer.status, 303);
}

/** Every page that one of the cast, or the public, reaches by links is whole; a few of each kind in every language. */
export async function followEveryLink(house: TestApp, who: string | undefined): Promise<void> {
  const cookie = who && (await house.cookieOf(who));
  const starts = who ? ["/en/awaiting"] : ["/en", "/en/sign-in"];
  const found = await followLinks(starts, (path) => expectWhole(house, path, cookie));
  assert.ok(found.size > (who ? 12 : 8), `only ${[...found].join(" ")}`);
  for (const path of aFewOfEachKind([...found], 3)) {
    for (const language of languages.filter((code) => code !== "en")) {
      const there = path.replace(/^\/en(?=\/|\?|$)/, `/${language}`);
      if (there !== path) await expectWhole(house, there, cookie);
    }
  }
}

/** The text of a page that answers, is valid, and holds no script or style of its own. */
async function expectWhole({ app }: TestApp, path: string, cookie: string | undefined): Promise<string> {
  const answer = await get(app, path, cookie);
  if (!cookie && answer.status === 303 && answer.headers.get("location")?.includes("/sign-in?to=")) return "";
  assert.equal(answer.status, 200, path);
  assert.match(answer.headers.get("content-security-policy") ?? "", /^default-src 'none'/, path);
  if (!answer.headers.get("content-type")?.startsWith("text/html")) return "";
  const text = await answer.text();
  const { results } = /^\/(en|ar)\b/.test(path) ? await validator.validateString(text) : { results: [] };
  const faults = results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${ruleId}: ${message} (${line}:${column})`),
  );
  assert.deepEqual(faults, [], path);
  assert.doesNotMatch(text, /<style|<script(?![^>]*\ssrc="\/assets\/)|\sstyle="|\son[a-z]+="/, path);
  assert.doesNotMatch(text, /\{\{\w+\}\}|undefined|\[object Object\]|NaN/, path);
  return text;
}
