import assert from "node:assert/strict";
import { test } from "node:test";
import { languages } from "#i18n/languages.ts";
import { get } from "#test/app.ts";
import { openOutreach } from "#test/outreach.ts";
import { showActivity } from "../activities/show-activity.ts";
import { recordMark } from "../marks/record-mark.ts";

const { app, edda, as, begun, step, upTo } = await openOutreach();

const read = async (query: string, cookie?: string, language = "en"): Promise<string> =>
  await (await get(app, `/${language}/outreach${query}`, cookie)).text();

/** What a day of the year leads to, by the words that are read aloud. */
function linkOfDay(page: string, day: string): { href: string; words: string } | undefined {
  const links = [...page.matchAll(/<a class="year-day-link" href="([^"]+)">(.*?)<\/a>/gs)].map(
    ([, href = "", inside = ""]) => ({
      href,
      words: inside.replace(/.*visually-hidden">/s, "").replaceAll(/<[^>]+>/g, ""),
    }),
  );
  return links.find(({ words }) => words.startsWith(`${day}: `));
}

const first = await begun({ title: "First of two" });
const second = await begun({
  title: "Second of two",
  kind: "visit",
  time: { from: "2027-02-10", before: "2027-02-13", precision: "days", daysLong: null },
});
const rough = await begun({
  title: "Some time in a quarter",
  time: { from: "2027-04-01", before: "2027-07-01", precision: "quarter", daysLong: 2 },
});
await as("edda", (work) =>
  recordMark(work, {
    kind: "fatf-plenary",
    name: "Plenary told by name",
    language: "en",
    from: "2027-02-22",
    before: "2027-02-27",
    state: null,
    source: "Its website",
  }),
);

test("a year has twelve months in which a day leads to what stands on it, or to the words of its month", async () => {
  const page = await read("?year=2027&view=year", edda);
  assert.equal(page.match(/<table class="year-days">/g)?.length, 12);
  assert.deepEqual(linkOfDay(page, "8 February 2027"), {
    href: `/en/outreach/activities/${first}`,
    words: "8 February 2027: First of two",
  });
  assert.deepEqual(linkOfDay(page, "10 February 2027"), {
    href: "#in-2027-02",
    words: "10 February 2027: First of two; Second of two",
  });
  assert.equal(linkOfDay(page, "12 February 2027")?.href, `/en/outreach/activities/${second}`);
  assert.equal(linkOfDay(page, "13 February 2027"), undefined);
  assert.match(page, /id="in-2027-02"/);
  assert.match(page, /href="\/en\/outreach\?year=2027&amp;view=months#month-2027-02"/);
  assert.match(await read("?year=2027&view=months", edda), /id="month-2027-02"/);
});

test("two on one day are counted, and each kind has a shape of its own", async () => {
  const page = await read("?year=2027&view=year", edda);
  const [, tenth = ""] = /<span aria-hidden="true">10(<span class="day-marks">.*?<\/span>)/s.exec(page) ?? [];
  assert.match(tenth, /<circle[^>]*\/?>.*<\/svg>2<\/span>/s);
  assert.equal(page.match(/class="year-day day-large"/g)?.length, 5);
  assert.match(page, /Plenary told by name/);
  assert.match(page, /<bdi>Workshop<\/bdi> <strong>1<\/strong>/);
});

test("what is known only roughly stands on no day, and as a band over its months", async () => {
  const page = await read("?year=2027&view=year", edda);
  assert.equal(page.match(/href="#roughly"/g)?.length, 3);
  assert.match(page, /id="roughly"/);
  assert.match(page, /<rect class="band-of-committee" x="30" y="2.5" width="30"/);
  assert.doesNotMatch(page, new RegExp(`year-day-link" href="/en/outreach/activities/${rough}`));
});

test("the year keeps the filter, and its view in the years before and after", async () => {
  const page = await read("?year=2027&view=year&kind=visit", edda);
  assert.doesNotMatch(page, /First of two/);
  assert.equal(linkOfDay(page, "10 February 2027")?.href, `/en/outreach/activities/${second}`);
  for (const view of ["", "view=months&amp;", "view=year&amp;"])
    assert.ok(page.includes(`href="/en/outreach?year=2027&amp;${view}kind=visit"`), view);
  assert.match(page, /<a href="[^"]*view=year[^"]*" aria-current="true">/);
  await begun({ time: { from: "2028-03-01", before: "2028-03-02", precision: "days", daysLong: null } });
  assert.ok(
    (await read("?year=2027&view=year&kind=visit", edda)).includes(
      'href="/en/outreach?year=2028&amp;view=year&amp;kind=visit"',
    ),
  );
});

test("what was cancelled is crossed out, not counted as what takes place", async () => {
  const id = await begun({
    title: "Cancelled later",
    time: { from: "2027-09-06", before: "2027-09-08", precision: "days", daysLong: null },
  });
  await step("leto", id, "cancel", { words: "The host withdrew." });
  const page = await read("?year=2027&view=year", edda);
  assert.equal(linkOfDay(page, "7 September 2027")?.href, `/en/outreach/activities/${id}`);
  assert.match(page, /day-mark-ended.*Cancelled or merged <strong>1<\/strong>/s);
});

test("everybody reads a year of what is shown alone, in six languages", async () => {
  await upTo(first, "confirmed");
  await as("edda", (work) => showActivity(work, first, { shown: true }));
  for (const language of languages) {
    const page = await read("?year=2027&view=year", undefined, language);
    assert.ok(page.includes(`year-day-link" href="/${language}/outreach/activities/${first}"`), language);
    assert.doesNotMatch(page, /Second of two|Some time in a quarter|Plenary told by name/, language);
  }
  assert.match(await read("?year=2027&view=year", undefined, "ar"), /<html lang="ar" dir="rtl"/);
});

test("a year in which nothing stands says so", async () => {
  const page = await read("?year=1999&view=year");
  assert.match(page, /Nothing is planned or recorded here\./);
  assert.equal(page.match(/<table class="year-days">/g)?.length, 12);
});
