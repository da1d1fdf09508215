import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { StateCode } from "#db/ids.ts";
import { openXmlChecker } from "#documents/xml-check.ts";
import type { Language, Texts } from "#i18n/languages.ts";
import { shownStandings } from "../publication/publication.ts";
import { atomFeed } from "./feed.ts";
import { dacSectorOf, iatiDocument, inHundredths, reporter } from "./iati.ts";
import { checkIati } from "./iati-check.ts";
import type { PublishedRequest } from "./published-request.ts";

const url = "https://example.org";
const today = "2026-11-26";
const none: ReadonlyMap<string, { id: string; title: Texts }> = new Map();

function named(name: string): Record<Language, string> {
  return { ar: name, zh: name, en: name, fr: name, ru: name, es: name };
}

function aPublished(said: Partial<PublishedRequest> = {}): PublishedRequest {
  return {
    reference: "AR-ABCDEF",
    asking: { state: { code: "XVA" as StateCode, kind: "invented", short: named("Vadoria") }, organisation: null },
    language: "en",
    standing: "open",
    sentOn: "2026-01-05",
    circulatedOn: "2026-02-03",
    deliveredOn: null,
    publishedAt: Temporal.Instant.from("2026-02-10T15:00:00Z"),
    summary: { en: "A law on the control of exports" },
    fields: [],
    moves: [],
    ...said,
  };
}

const write = (...requests: PublishedRequest[]): string => iatiDocument({ requests, sections: none, url });

test("a file of published requests passes its checks in every standing, whoever asks", async () => {
  const state = {
    state: { code: "KEN" as StateCode, kind: "member" as const, short: named("Kenya") },
    organisation: null,
  };
  const requests = shownStandings.map((standing, n) =>
    aPublished({
      standing,
      reference: `AR-22222${n + 2}`,
      deliveredOn: standing === "delivered" ? "2026-06-01" : null,
      ...(n % 2 ? { asking: state } : {}),
    }),
  );
  const organisation = { state: null, organisation: { en: "A centre" } };
  const xml = write(...requests, aPublished({ asking: organisation }));
  assert.deepEqual(await checkIati(xml, today), []);
  assert.match(xml, /secondary-reporter="1"/);
  assert.match(xml, /<recipient-country code="KE">/);
  assert.match(xml, /<recipient-region code="XVA" vocabulary="99"/, "no real code stands for an invented State");
  assert.match(xml, /<recipient-region code="not-named"/);
  assert.doesNotMatch(xml, /<location|<contact-info/);
});

test("what somebody typed is text: never markup, never a character that XML forbids", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: "binary", minLength: 1 }),
      fc.string({ unit: "binary" }),
      async (words, objective) => {
        const field = { item: 0, name: "objective", value: `${objective}.`, audience: "public" } as const;
        const request = aPublished({ summary: { en: `.${words}]]></narrative><x/>` }, fields: [field] });
        assert.deepEqual(await checkIati(write(request), today), []);
      },
    ),
    { numRuns: 60 },
  );
});

test("a file with a fault is refused with the rule and the place", async () => {
  const right = write(aPublished({ fields: kinds("legislative", "training", "visit") }));
  const rulesOf = async (xml: string): Promise<string[]> => (await checkIati(xml, today)).map(({ rule }) => rule);
  const wrong: [string, string, string][] = [
    [right.replaceAll("title>", "name>"), "schema", "an element nobody knows"],
    [
      right.replace(/<activity-status code="1"\/>(<activity-date[^>]*>)/, '$1<activity-status code="1"/>'),
      "schema",
      "the wrong order",
    ],
    [right.replace(/<activity-date[^>]*>/, ""), "schema", "no date"],
    [right.replace('<activity-status code="1"', '<activity-status code="9"'), "schema", "a code that is in no list"],
    [right.replace("2026-02-03", "2026-02-30"), "schema", "a day that does not exist"],
    [right.replace("<iati-identifier>", "<iati-identifier"), "schema", "no XML"],
    [right.replace(`>${reporter}-AR`, ">OTHER-AR"), "identifier", "another's identifier"],
    [right.replace(/percentage="66.67"/, 'percentage="66.66"'), "percentages", "not the whole"],
    [right.replace('type="1" iso-date="2026-02-03"', 'type="2" iso-date="2026-12-03"'), "dates", "a day to come"],
    [right.replace(/<recipient-region[\s\S]*<\/recipient-region>/, ""), "recipient", "nobody"],
  ];
  assert.deepEqual(await rulesOf(right), []);
  for (const [xml, rule, why] of wrong) {
    assert.notEqual(xml, right, why);
    assert.deepEqual([...new Set(await rulesOf(xml))], [rule], why);
  }
  const twice = await checkIati(write(aPublished(), aPublished()), today);
  assert.deepEqual(
    twice.map(({ rule, where }) => [rule, where]),
    Array(2).fill(["identifier", `${reporter}-AR-ABCDEF`]),
  );
});

function kinds(...those: string[]): PublishedRequest["fields"] {
  return [{ item: 1, name: "kinds", value: JSON.stringify(those), audience: "public" }];
}

test("shares of any codes are the whole to the hundredth", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom("a", "b", "c", "d", "e", "f", "g"), { minLength: 1, maxLength: 60 }),
      (codes) => {
        const hundredths = inHundredths(codes).map(([, share]) => Math.round(Number(share) * 100));
        assert.equal(
          hundredths.reduce((sum, one) => sum + one, 0),
          10_000,
        );
        assert.ok(hundredths.every((one) => one > 0));
      },
    ),
  );
});

test("drafting is legal development, and rows of the matrix are sectors of our own vocabulary", () => {
  assert.equal(dacSectorOf("legislative"), "15130");
  assert.equal(dacSectorOf("training"), "15210");
  const subject = [
    { item: 1, name: "subject", value: '[{"template":"m","row":"A2.01","weapon":""}]', audience: "public" },
  ] as const;
  const sections = new Map([["m/A2.01", { id: "A2", title: { en: "Prohibitions" } }]]);
  const xml = iatiDocument({ requests: [aPublished({ fields: subject })], sections, url });
  assert.match(
    xml,
    /<sector vocabulary="99" vocabulary-uri="https:\/\/example.org\/en\/about" code="A2" percentage="100"><narrative xml:lang="en">Prohibitions/,
  );
});

test("a request that ended unmet never began: its start is the planned one", () => {
  const xml = write(aPublished({ standing: "over", deliveredOn: null }));
  assert.match(xml, /<activity-status code="4"/);
  assert.match(xml, /<activity-date type="1"/);
  assert.doesNotMatch(xml, /<activity-date type="[234]"/);
});

test("the feed is XML with what Atom wants, in each language, and tells a move as an entry of its own", async () => {
  const { read } = await openXmlChecker('<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema"/>');
  const at = Temporal.Instant.from("2026-05-01T12:00:00Z");
  const requests = [aPublished({ summary: { en: "<b>&\u0000", ar: "قانون" }, moves: [{ standing: "under-way", at }] })];
  for (const language of ["en", "ar", "zh"] as const) {
    const feed = atomFeed({ language, requests, url });
    const all = (path: string): string[] =>
      read(feed, (find) => find(path.replaceAll("/", "/atom:"), { atom: "http://www.w3.org/2005/Atom" }));
    assert.equal(all("/feed/id").length, 1);
    assert.deepEqual(all("/feed/updated"), ["2026-05-01T12:00:00.000Z"]);
    assert.equal(all("/feed/author/name").length, 1);
    const ids = all("/feed/entry/id");
    assert.deepEqual(ids.length, 2);
    assert.equal(new Set(ids).size, 2);
    assert.deepEqual(all("/feed/entry/updated"), ["2026-05-01T12:00:00.000Z", "2026-02-10T15:00:00.000Z"]);
    assert.ok(all("/feed/entry/content").every((words) => words === (language === "ar" ? "قانون" : "<b>&")));
  }
});
