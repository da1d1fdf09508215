import { element, type Xml, xmlDocument } from "#documents/xml.ts";
import { languages, type Texts } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { readMemberStates } from "#states/state.ts";
import type { KindOfAssistance } from "../kinds.ts";
import { requestShownPath } from "../publication/paths.ts";
import type { ShownStanding } from "../publication/publication.ts";
import { kindsOf, type PublishedRequest, subjectsOf } from "./published-request.ts";

// IATI 2.03 of what is published: founding methods 5.2. The order of the elements is IATI's.

/** Ours, and no identifier that IATI has assigned: one who publishes there sets its own (docs/decisions/0018). */
export const reporter = "OPEN1540";

type Sections = ReadonlyMap<string, { id: string; title: Texts }>;
export type IatiContent = {
  requests: readonly PublishedRequest[];
  /** Of the rows that the requests are about. */
  sections: Sections;
  url: string;
};

/** The file, whole; the moment it was made is none of it, so that the same requests give the same bytes. */
export function iatiDocument({ requests, ...around }: IatiContent): string {
  return xmlDocument(
    element("iati-activities", { version: "2.03" }, ...requests.map((request) => activity(request, around))),
  );
}

function activity(request: PublishedRequest, { sections, url }: Omit<IatiContent, "requests">): Xml {
  const changed = request.moves.at(-1)?.at ?? request.publishedAt;
  return element(
    "iati-activity",
    { "last-updated-datetime": changed.toString({ smallestUnit: "second" }) },
    element("iati-identifier", {}, `${reporter}-${request.reference}`),
    // Secondary reporter: the Committee reports what others do.
    element(
      "reporting-org",
      { ref: reporter, type: "40", "secondary-reporter": "1" },
      ...narratives(inAll((language) => t(language, "frame.committee"))),
    ),
    element("title", {}, ...narratives(titleOf(request))),
    element("description", { type: "1" }, ...narratives(request.summary)),
    ...objectives(request),
    asking(request),
    element("activity-status", { code: statuses[request.standing] }),
    ...dates(request),
    ...recipient(request, url),
    ...sectors(request, sections, url),
    element(
      "document-link",
      { url: `${url}/en${requestShownPath(request.reference)}`, format: "text/html" },
      element("title", {}, ...narratives(inAll((language) => t(language, "exports.public.title")))),
      element("category", { code: "A12" }),
      ...languages.map((code) => element("language", { code })),
    ),
  );
}

function narratives(texts: Texts): Xml[] {
  return languages.flatMap((language) => {
    const text = texts[language];
    return text?.trim() ? [element("narrative", { "xml:lang": language }, text)] : [];
  });
}

function inAll(write: (language: (typeof languages)[number]) => string): Texts {
  return Object.fromEntries(languages.map((language) => [language, write(language)]));
}

function titleOf({ reference }: PublishedRequest): Texts {
  return inAll((language) => `${t(language, "request.kind.assistance")} ${reference}`);
}

/** What is to be reached, in the request's own language, where it is for everybody. */
function objectives({ fields, language }: PublishedRequest): Xml[] {
  return fields
    .filter(({ item, name }) => item === 0 && name === "objective")
    .map(({ value }) => element("description", { type: "2" }, ...narratives({ [language]: value })));
}

/** Who asks is accountable (2) for what is done with it. Who helps is not said: an offer is for those it was made to. */
function asking({ asking }: PublishedRequest): Xml {
  return asking.state
    ? element("participating-org", { role: "2", type: "10" }, ...narratives(asking.state.short))
    : element("participating-org", { role: "2" }, ...narratives(asking.organisation));
}

const statuses: Record<ShownStanding, string> = {
  open: "1",
  "under-way": "2",
  delivered: "3",
  over: "4",
};

/** IATI lets a start be that of the planning: here the day it was circulated, planned (1) until help begins, then actual (2). */
function dates(request: PublishedRequest): Xml[] {
  const hasBegun = request.standing === "under-way" || request.standing === "delivered";
  const start = element("activity-date", { type: hasBegun ? "2" : "1", "iso-date": request.circulatedOn });
  if (!request.deliveredOn || request.standing !== "delivered") return [start];
  return [start, element("activity-date", { type: "4", "iso-date": request.deliveredOn })];
}

const alpha2 = new Map(readMemberStates().map(({ code, alpha2 }) => [code, alpha2]));

/**
 * A State by its ISO code. An invented State has none, and no code of a real one stands for it: it is written as a region of our own
 * vocabulary, and said to be invented. Nor have the States in whose name an organisation asks, which are not named here.
 */
function recipient({ asking }: PublishedRequest, url: string): Xml[] {
  const own = { vocabulary: "99", "vocabulary-uri": `${url}/en/about` };
  if (!asking.state)
    return [element("recipient-region", { code: "not-named", ...own }, ...inWords("exports.iati.not-named"))];
  const { code, short } = asking.state;
  const iso = alpha2.get(code);
  if (iso) return [element("recipient-country", { code: iso }, ...narratives(short))];
  const invented = inAll((language) => t(language, "exports.iati.invented", { state: short[language] }));
  return [element("recipient-region", { code, ...own }, ...narratives(invented))];
}

function inWords(key: "exports.iati.not-named"): Xml[] {
  return narratives(inAll((language) => t(language, key)));
}

/** The DAC's words for it: 15130 legal and judicial development for drafting, 15210 security system management and reform for the rest. */
export function dacSectorOf(kind: KindOfAssistance): string {
  return kind === "legislative" ? "15130" : "15210";
}

function sectors(request: PublishedRequest, sections: Sections, url: string): Xml[] {
  const kinds = kindsOf(request);
  const dac = inHundredths(kinds.length > 0 ? kinds.map(dacSectorOf) : ["15210"]);
  const rows = subjectsOf(request).flatMap(({ template, row }) => sections.get(`${template}/${row}`) ?? []);
  const titles = new Map(rows.map(({ id, title }) => [id, title]));
  const own = inHundredths(rows.map(({ id }) => id));
  return [
    ...dac.map(([code, percentage]) => element("sector", { vocabulary: "1", code, percentage })),
    ...own.map(([code, percentage]) =>
      element(
        "sector",
        { vocabulary: "99", "vocabulary-uri": `${url}/en/about`, code, percentage },
        ...narratives(titles.get(code) ?? {}),
      ),
    ),
  ];
}

/** Each code with its share of all, in hundredths of a per cent that add up to exactly 100 (largest remainders). */
export function inHundredths(codes: readonly string[]): [string, string][] {
  const counts = [...Map.groupBy(codes, (code) => code)].map(([code, those]) => ({
    code,
    share: (those.length / codes.length) * 10_000,
  }));
  const left = 10_000 - counts.reduce((sum, { share }) => sum + Math.floor(share), 0);
  const raised = new Set(
    counts
      .toSorted((a, b) => (b.share % 1) - (a.share % 1))
      .slice(0, left)
      .map(({ code }) => code),
  );
  return counts.map(({ code, share }) => [code, String((Math.floor(share) + (raised.has(code) ? 1 : 0)) / 100)]);
}
