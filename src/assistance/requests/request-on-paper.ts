import { letterDate } from "#correspondence/letter-date.ts";
import type { WrittenSheet } from "#documents/letter-sheet.ts";
import { type Language, ownNames, type Texts } from "#i18n/languages.ts";
import { pickText, t } from "#i18n/t.ts";
import { dateOf } from "#states/state.queries.ts";
import type { RequestWhole } from "./request.ts";
import {
  type Field,
  type FieldName,
  fieldsOfWhole,
  isList,
  itemFields,
  readList,
  type Subject,
} from "./request-field.ts";

type WrittenField = WrittenSheet["parts"][number]["fields"][number];
type Shown = { language: Language; request: RequestWhole; askedBy: string };

/** A request on the paper behind a letter, as far as it is for the letter's addressee: what is not, leaves no trace. */
export function requestOnPaper({
  language,
  request,
  askedBy,
  nameOf,
}: Shown & { nameOf: (subject: Subject) => string }): WrittenSheet {
  const fieldsOf = (item: number, order: readonly FieldName[]): WrittenField[] =>
    order.flatMap((name) =>
      request.fields
        .filter((field) => field.item === item && field.name === name)
        .map((field) => fieldOnPaper(field, { language, request, nameOf })),
    );
  const parts = [
    { title: "", fields: fieldsOf(0, fieldsOfWhole(request.kind)) },
    ...request.items.map(({ item }, place) => ({
      title: t(language, "request.item", { n: place + 1 }),
      fields: fieldsOf(item, itemFields),
    })),
    ...(request.annexes.length > 0
      ? [
          {
            title: t(language, "request-letter.files"),
            fields: request.annexes.map(({ name }, n) => ({
              label: String(n + 1),
              value: { lang: request.language, text: name },
            })),
          },
        ]
      : []),
  ];
  return {
    title: `${t(language, `request.kind.${request.kind}`)} – ${request.reference}`,
    note: t(language, "request-letter.note", { language: languageName(language, request.language) }),
    facts: factsOf({ language, request, askedBy }),
    parts: parts.filter(({ fields }) => fields.length > 0),
  };
}

function factsOf({ language, request, askedBy }: Shown): WrittenSheet["facts"] {
  return [
    { label: t(language, "request-letter.asked-by"), value: askedBy },
    ...(request.receivedOn
      ? [{ label: t(language, "request-letter.received-on"), value: letterDate(language, request.receivedOn) }]
      : []),
  ];
}

type Context = { language: Language; request: RequestWhole; nameOf: (subject: Subject) => string };

function fieldOnPaper({ name, value }: Field, { language, request, nameOf }: Context): WrittenField {
  const label = t(language, `request.field.${name}`);
  if (name === "how-soon")
    return { label, value: { lang: language, text: t(language, `request.how-soon.${value as "no-date"}`) } }; // one of the choices, as it was written
  if (!isList(name)) return { label, value: { lang: request.language, text: value } };
  return { label, value: { lang: language, text: linesOf(name, value, language, nameOf).join("\n") } };
}

function linesOf(
  name: "subject" | "kinds" | "languages" | "elsewhere",
  value: string,
  language: Language,
  nameOf: (subject: Subject) => string,
): string[] {
  switch (name) {
    case "subject":
      return readList("subject", value).map(nameOf);
    case "kinds":
      return readList("kinds", value).map((kind) => t(language, `assistance.kind.${kind}`));
    case "languages":
      return readList("languages", value).map((one) => ownNames[one]);
    case "elsewhere":
      return readList("elsewhere", value).map(({ to, when, standing }) =>
        [to, when, t(language, `request.elsewhere.${standing}`)].filter(Boolean).join(" – "),
      );
  }
}

export type OfferOnPaper = {
  provider: Texts;
  items: number[];
  words: string;
  conditions: string;
  from: string | null;
  to: string | null;
  language: Language;
  madeAt: Temporal.Instant;
};

/** The offers a request received, each under the name of who makes it. */
export function offersOnPaper({
  language,
  request,
  askedBy,
  offers,
}: Shown & { offers: readonly OfferOnPaper[] }): WrittenSheet {
  const place = new Map(request.items.map(({ item }, n) => [item, n + 1]));
  return {
    title: t(language, "request-letter.offers", { reference: request.reference }),
    note: t(language, "request-letter.offers.note"),
    facts: factsOf({ language, request, askedBy }),
    parts: offers.map((offer) => {
      const own = (label: "made-on" | "for" | "period", text: string): WrittenField[] =>
        text ? [{ label: t(language, `request-letter.offer.${label}`), value: { lang: language, text } }] : [];
      const theirs = (label: "words" | "conditions", text: string): WrittenField[] =>
        text ? [{ label: t(language, `request-letter.offer.${label}`), value: { lang: offer.language, text } }] : [];
      const items = offer.items.flatMap((item) => place.get(item) ?? []);
      return {
        title: pickText(offer.provider, language).text,
        fields: [
          ...own("made-on", letterDate(language, dateOf(offer.madeAt))),
          ...own("for", items.map((n) => t(language, "request.item", { n })).join("\n")),
          ...theirs("words", offer.words),
          ...theirs("conditions", offer.conditions),
          ...own("period", periodOf(language, offer)),
        ],
      };
    }),
  };
}

function periodOf(language: Language, { from, to }: Pick<OfferOnPaper, "from" | "to">): string {
  return [from, to].flatMap((day) => (day ? [letterDate(language, day)] : [])).join(" – ");
}

function languageName(language: Language, of: Language): string {
  return new Intl.DisplayNames(language, { type: "language" }).of(of) ?? of;
}
