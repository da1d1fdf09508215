import type { ListSheet } from "#documents/list-sheet.ts";
import type { Language } from "#i18n/languages.ts";
import { pickText, t } from "#i18n/t.ts";
import { dateOf } from "#states/state.queries.ts";
import { formatDate, formatMoment } from "#ui/dates.tsx";
import type { KindOfAssistance } from "../kinds.ts";
import { ageInDays, type RequestWhole } from "../requests/request.ts";
import { valuesOf } from "../requests/request-field.ts";
import { askingInWords, type Names } from "../requests/request-words.ts";
import { isInvented, kindsOf, type PublishedRequest, publicNameOf } from "./published-request.ts";

/** A list before it has a form: what it is, whom it is for, its columns and rows. */
export type RequestList = {
  title: string;
  forWhom: string;
  asOf: string;
  /** The day that the files carry. */
  day: string;
  intro: string;
  invented: boolean;
  columns: readonly { label: string; share: number; tag: string }[];
  rows: readonly (readonly string[])[];
};

/** So much of one text, and of all texts in a cell: whole it stands on the request's page. */
const longestText = 600;
const longestCell = 6000;

type Wanted = {
  language: Language;
  requests: readonly RequestWhole[];
  names: Names;
  at: Temporal.Instant;
  forWhom: string;
  invented: boolean;
};

/** Every request that its reader may read, with what of it the reader may read, by the time since it was received. */
export function consolidatedList({ language, requests, names, at, forWhom, invented }: Wanted): RequestList {
  const today = dateOf(at);
  return {
    title: t(language, "exports.list.title"),
    forWhom,
    asOf: t(language, "exports.as-of", { moment: formatMoment(language, at, "America/New_York") }),
    day: today,
    intro: t(language, "exports.list.intro"),
    invented,
    columns: [
      { label: t(language, "column.reference"), share: 13, tag: "#activity+code+id" },
      { label: t(language, "request.asking"), share: 16, tag: "#org+name+asking" },
      { label: t(language, "request.kind"), share: 13, tag: "#activity+type" },
      { label: t(language, "request.received-on"), share: 12, tag: "#date+received" },
      { label: t(language, "exports.column.days"), share: 10, tag: "#indicator+days+num" },
      { label: t(language, "column.standing"), share: 14, tag: "#status+name" },
      { label: t(language, "exports.column.asked"), share: 46, tag: "#description" },
    ],
    rows: requests.map((request) => [
      request.reference,
      askingInWords(language, request.asking, names),
      t(language, `request.kind.${request.kind}`),
      request.receivedOn ? formatDate(language, request.receivedOn) : "",
      daysIn(request, today),
      t(language, `request.standing.${request.standing}`),
      askedIn(language, request),
    ]),
  };
}

function daysIn(request: RequestWhole, today: string): string {
  const days = ageInDays(request, today);
  return days === undefined ? "" : String(Math.max(0, days));
}

/** What is asked, as far as the reader may read it: the objective or the matter, then thing by thing. */
function askedIn(language: Language, { fields, items }: RequestWhole): string {
  const whole = valuesOf(fields, 0);
  const things = items.flatMap(({ item, n }) => {
    const { kinds = [], need = "" } = valuesOf(fields, item);
    const [first = "", ...others] = [kindsInWords(language, kinds), ...cut(need).split("\n")].filter((line) =>
      line.trim(),
    );
    return [`${n}. ${first}`.trimEnd(), ...others];
  });
  const lines = [cut(whole.objective ?? whole.matter ?? ""), ...things].filter(Boolean);
  return lines.length === 0 ? t(language, "exports.nothing-for-you") : cut(lines.join("\n"), longestCell);
}

function kindsInWords(language: Language, kinds: readonly KindOfAssistance[]): string {
  const list = new Intl.ListFormat(language, { type: "conjunction" });
  return list.format(kinds.map((kind) => t(language, `assistance.kind.${kind}`)));
}

/** What everybody may read: the published requests with their summaries. */
export function publishedList(language: Language, requests: readonly PublishedRequest[]): RequestList {
  const latest = requests
    .flatMap(({ publishedAt, moves }) => [publishedAt, ...moves.map(({ at }) => at)])
    .toSorted(Temporal.Instant.compare)
    .at(-1);
  const at = latest ?? Temporal.Instant.from("2004-04-28T00:00:00Z");
  return {
    title: t(language, "exports.public.title"),
    forWhom: t(language, "exports.for.public"),
    asOf: t(language, "exports.as-of", { moment: formatMoment(language, at, "America/New_York") }),
    day: dateOf(at),
    intro: t(language, "exports.public.intro"),
    invented: requests.some(isInvented),
    columns: [
      { label: t(language, "column.reference"), share: 13, tag: "#activity+code+id" },
      { label: t(language, "request.asking"), share: 16, tag: "#org+name+asking" },
      { label: t(language, "exports.column.circulated"), share: 13, tag: "#date+circulated" },
      { label: t(language, "column.standing"), share: 13, tag: "#status+name" },
      { label: t(language, "exports.column.kinds"), share: 20, tag: "#activity+type" },
      { label: t(language, "exports.column.summary"), share: 46, tag: "#description" },
    ],
    rows: requests.map((request) => [
      request.reference,
      publicNameOf(language, request),
      formatDate(language, request.circulatedOn),
      t(language, `requests-shown.standing.${request.standing}`),
      kindsInWords(language, kindsOf(request)),
      cut(pickText(request.summary, language).text, longestCell),
    ]),
  };
}

/** The list as it is printed. */
export function listSheet(language: Language, list: RequestList): ListSheet {
  const { year: y, month: m, day: d } = Temporal.PlainDate.from(list.day);
  return {
    lang: language,
    title: list.title,
    forWhom: list.forWhom,
    asOf: list.asOf,
    invented: list.invented ? t(language, "exports.invented") : null,
    intro: list.intro,
    none: t(language, "exports.list.none"),
    columns: list.columns.map(({ label, share }) => ({ label, share })),
    rows: list.rows,
    pageOf: t(language, "matrix.page-of"),
    date: { y, m, d },
  };
}

/** The list as lines of a spreadsheet, which says whom it is for and of when it is: at its end, or above the tags of HXL, where HXL lets words stand. */
export function listTable(language: Language, list: RequestList, tags: boolean): string[][] {
  const headings = list.columns.map(({ label }) => label);
  const rows = list.rows.map((row) => [...row]);
  const notes = [
    [`${list.title} · ${list.forWhom} · ${list.asOf}`],
    ...(list.invented ? [[t(language, "exports.invented")]] : []),
  ];
  return tags ? [...notes, headings, list.columns.map(({ tag }) => tag), ...rows] : [headings, ...rows, [], ...notes];
}

function cut(text: string, longest = longestText): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}
