import { element, type Xml, xmlDocument } from "#documents/xml.ts";
import type { Language } from "#i18n/languages.ts";
import { pickText, t } from "#i18n/t.ts";
import { requestsShownPath } from "../publication/paths.ts";
import { feedPath } from "./paths.ts";
import { type PublishedRequest, publicNameOf } from "./published-request.ts";

/** The latest so many: a reader that looks more rarely reads the list. */
export const mostEntries = 200;

type Entry = { id: string; at: Temporal.Instant; title: string; words: string; lang: Language; reference: string };

/** What was published, and how it moved since, the latest first. What is no longer published is no longer in it. */
export function atomFeed({
  language,
  requests,
  url,
}: {
  language: Language;
  requests: readonly PublishedRequest[];
  url: string;
}): string {
  const page = `${url}/${language}${requestsShownPath}`;
  const entries = requests
    .flatMap((request) => entriesOf(language, request, page))
    .sort((a, b) => Temporal.Instant.compare(b.at, a.at) || (a.id < b.id ? -1 : 1))
    .slice(0, mostEntries);
  return xmlDocument(
    element(
      "feed",
      { xmlns: "http://www.w3.org/2005/Atom", "xml:lang": language },
      element("id", {}, `${url}/${language}${feedPath}`),
      element("title", {}, t(language, "exports.feed.title")),
      element("subtitle", {}, t(language, "exports.feed.what")),
      element("updated", {}, atomTime(entries[0]?.at ?? beginning)),
      element("author", {}, element("name", {}, t(language, "frame.brand"))),
      element("link", { rel: "self", type: "application/atom+xml", href: `${url}/${language}${feedPath}` }),
      element("link", { rel: "alternate", type: "text/html", hreflang: language, href: page }),
      ...entries.map((entry) => entryOf(entry, page)),
    ),
  );
}

/** Of a feed in which nothing stood yet: the day of resolution 1540 (2004). */
const beginning = Temporal.Instant.from("2004-04-28T00:00:00Z");

function entriesOf(language: Language, request: PublishedRequest, page: string): Entry[] {
  const { reference, moves, publishedAt, summary } = request;
  const summed = pickText(summary, language);
  const called = `${reference} (${publicNameOf(language, request)})`;
  return [
    {
      id: `${page}/${reference}`,
      at: publishedAt,
      title: t(language, "exports.feed.published", { reference: called }),
      words: summed.text,
      lang: summed.in,
      reference,
    },
    ...moves.map(({ standing, at }) => ({
      id: `${page}/${reference}/${standing}/${atomTime(at)}`,
      at,
      title: `${called}: ${t(language, `requests-shown.standing.${standing}`)}`,
      words: summed.text,
      lang: summed.in,
      reference,
    })),
  ];
}

function entryOf({ id, at, title, words, lang, reference }: Entry, page: string): Xml {
  return element(
    "entry",
    {},
    element("id", {}, id),
    element("title", {}, title),
    element("updated", {}, atomTime(at)),
    element("link", { rel: "alternate", type: "text/html", href: `${page}/${reference}` }),
    element("content", { type: "text", "xml:lang": lang }, words),
  );
}

function atomTime(at: Temporal.Instant): string {
  return at.toString({ smallestUnit: "millisecond" });
}
