import assert from "node:assert/strict";
import { test } from "node:test";
import { lastDigestHours } from "./digest.ts";
import { mostTries, nextTry } from "./mail.ts";
import { htmlOf } from "./post.ts";

const hours = (at: string) => {
  const { weekly, daily } = lastDigestHours(Temporal.Instant.from(at));
  return { weekly: weekly.toString(), daily: daily.toString() };
};

test("the digest falls due on Monday at 08:00 in New York, in winter and in summer", () => {
  assert.equal(hours("2026-11-30T13:00:00Z").weekly, "2026-11-30T13:00:00Z", "winter: 08:00 is 13:00 UTC");
  assert.equal(hours("2026-11-30T12:59:59Z").weekly, "2026-11-23T13:00:00Z", "not a second earlier");
  assert.equal(hours("2026-07-06T12:00:00Z").weekly, "2026-07-06T12:00:00Z", "summer: 08:00 is 12:00 UTC");
});

test("across both changes of summer time the hour in New York stays the same", () => {
  assert.equal(hours("2026-03-02T15:00:00Z").weekly, "2026-03-02T13:00:00Z", "the Monday before 8 March 2026");
  assert.equal(hours("2026-03-09T15:00:00Z").weekly, "2026-03-09T12:00:00Z", "the Monday after");
  assert.equal(hours("2026-10-26T15:00:00Z").weekly, "2026-10-26T12:00:00Z", "the Monday before 1 November 2026");
  assert.equal(hours("2026-11-02T15:00:00Z").weekly, "2026-11-02T13:00:00Z", "the Monday after");
  assert.equal(hours("2026-11-02T12:30:00Z").weekly, "2026-10-26T12:00:00Z", "07:30 in New York is too early");
});

test("the daily digest keeps the weekend free", () => {
  assert.equal(hours("2026-11-28T15:00:00Z").daily, "2026-11-27T13:00:00Z", "on Saturday the last one is Friday's");
  assert.equal(hours("2026-11-30T12:00:00Z").daily, "2026-11-27T13:00:00Z");
  assert.deepEqual(hours("2026-11-30T14:00:00Z"), { weekly: "2026-11-30T13:00:00Z", daily: "2026-11-30T13:00:00Z" });
});

test("a mail that was not taken is tried less and less often, for some days", () => {
  const begun = Temporal.Instant.from("2026-11-30T13:00:00Z");
  const waits = Array.from({ length: mostTries }, (_, n) =>
    nextTry(begun, n + 1)
      .since(begun)
      .total("minutes"),
  );
  assert.deepEqual(
    waits,
    waits.toSorted((a, b) => a - b),
  );
  assert.ok((waits[0] ?? 0) >= 5, "longer than a mail server is waited for");
  assert.ok(waits.reduce((sum, minutes) => sum + minutes, 0) > 2 * 24 * 60);
});

test("the HTML beside the text says the same, with links, and cannot be broken by what it says", () => {
  const html = htmlOf("ar", 'ما ينتظركم <b>&"\nhttps://example.org/ar/letters/1?a=1&b=2');
  assert.match(html, /<html lang="ar" dir="rtl">/);
  assert.match(html, /ما ينتظركم &lt;b&gt;&amp;&quot;<br>/);
  assert.match(html, /<a href="https:\/\/example\.org\/ar\/letters\/1\?a=1&amp;b=2">/);
});
