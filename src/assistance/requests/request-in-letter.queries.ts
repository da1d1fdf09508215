import type { Reader } from "#access/work.ts";
import { listUsableHolidays } from "#committee/working-days/holiday-lists.queries.ts";
import { letterDate } from "#correspondence/letter-date.ts";
import { conditionsOfRequest, type RequestWord } from "#correspondence/models/situation.ts";
import type { ReadRequestInLetter } from "#correspondence/runs/request-in-letter.ts";
import type { AssistanceRequestId, OrganisationId, StateCode } from "#db/ids.ts";
import type { Audience } from "#db/schema/assistance.ts";
import type { LetterOccasion } from "#db/schema/letters.ts";
import type { Language } from "#i18n/languages.ts";
import { listStates } from "#states/state.queries.ts";
import { audienceRank } from "../audience.ts";
import { getAssistanceRule } from "../rule/assistance-rule.queries.ts";
import { circulationWindow } from "./circulation-window.ts";
import { getRequest } from "./request.queries.ts";
import type { RequestWhole } from "./request.ts";
import { readList } from "./request-field.ts";
import { type OfferOnPaper, offersOnPaper, requestOnPaper } from "./request-on-paper.ts";
import { askingInWords } from "./request-words.ts";
import { nameSubjects } from "./subject-names.queries.ts";

/** Reads a request for one letter: only what its addressee may read, whoever prepares the letter and may read more. */
export const readRequestInLetter: ReadRequestInLetter = async (
  { db, actor },
  { request: id, run, addressee, language },
) => {
  const whole = await getRequest({ db, actor }, id);
  const level = await levelOf(db, whole, addressee);
  if (level === undefined || !isFor(whole, run.occasion, level)) return undefined;

  const request = seenFrom(whole, level);
  const states = new Map((await listStates(db, language, run.dated)).map(({ code, short }) => [code, short[language]]));
  const askedBy = askingInWords(language, request.asking, { states, providers: new Map() });
  const subjects = request.fields.filter(({ name }) => name === "subject");
  const written = [
    ...(run.encloses.includes("request")
      ? [
          requestOnPaper({
            language,
            request,
            askedBy,
            nameOf: await nameSubjects(
              db,
              language,
              subjects.flatMap(({ value }) => readList("subject", value)),
            ),
          }),
        ]
      : []),
    ...(run.encloses.includes("offers")
      ? [offersOnPaper({ language, request, askedBy, offers: await listOffersOnPaper(db, id, language, run.dated) })]
      : []),
  ];
  const word = wordOf(request);
  const ends = run.occasion === "acknowledgement" ? await windowEnd(db, run.dated) : undefined;
  const isOpen = word === "wide" || word === "limited";
  return {
    written,
    seen: await lastEvent(db, id),
    holds: [
      ...conditionsOfRequest(word, run.occasion),
      ...(run.encloses.includes("request") ? (["request-enclosed"] as const) : []),
    ],
    values: {
      requestReference: request.reference,
      askingName: askedBy,
      ...(request.receivedOn ? { requestReceivedOn: letterDate(language, request.receivedOn) } : {}),
      ...(isOpen && ends ? { windowEndsOn: letterDate(language, ends) } : {}),
      ...(run.occasion === "circulation" ? { answerBy: letterDate(language, run.replyBy) } : {}),
    },
  };
};

/** From which level on an addressee reads a request: 0 who asks, 3 a provider it names, 4 another provider, 5 any State. */
async function levelOf(
  db: Reader,
  { asking, named }: RequestWhole,
  { stateCode, organisationId }: { stateCode: StateCode | null; organisationId: OrganisationId | null },
): Promise<number | undefined> {
  if (asking.state !== null ? asking.state === stateCode : asking.organisation.id === organisationId) return 0;
  const provider = await db
    .selectFrom("provider")
    .where("ended_on", "is", null)
    .where(({ eb }) => (stateCode ? eb("state_code", "=", stateCode) : eb("organisation_id", "=", organisationId)))
    .select("id")
    .executeTakeFirst();
  if (provider) return named.includes(provider.id) ? 3 : 4;
  return stateCode ? 5 : undefined;
}

/** Whether a letter of this occasion may go to who reads from this level on, as the request stands. */
function isFor({ kind, audience, circulation }: RequestWhole, occasion: LetterOccasion, level: number): boolean {
  if (occasion !== "circulation") return level === 0;
  const widest = circulation === "all" ? audienceRank(audience) : circulation === "limited" ? 3 : 0;
  return kind === "assistance" && level >= 3 && level <= Math.min(widest, audienceRank(audience));
}

/** The request as who reads from a level on sees it: what is for fewer is gone, and items of which nothing is left. */
function seenFrom(request: RequestWhole, level: number): RequestWhole {
  const isSeen = ({ audience }: { audience: Audience }): boolean => audienceRank(audience) >= level;
  const fields = request.fields.filter(isSeen);
  const annexes = request.annexes.filter(isSeen);
  return {
    ...request,
    fields,
    annexes,
    items: request.items.filter(({ item }) => fields.some((field) => field.item === item)),
  };
}

function wordOf({ kind, audience }: RequestWhole): RequestWord {
  if (kind === "general") return "general";
  const rank = audienceRank(audience);
  return rank < 3 ? "confidential" : rank === 3 ? "limited" : "wide";
}

async function lastEvent(db: Reader, id: AssistanceRequestId): Promise<number> {
  const { last } = await db
    .selectFrom("request_event")
    .where("request_id", "=", id)
    .select(({ fn }) => fn.max("ordinal").as("last"))
    .executeTakeFirstOrThrow();
  return last; // a request that letters are about was sent
}

async function windowEnd(db: Reader, dated: string): Promise<string | undefined> {
  const { windowDays } = await getAssistanceRule(db);
  const window = circulationWindow({ dated, workingDays: windowDays, lists: await listUsableHolidays(db) });
  return window.ok ? window.deadline.toPlainDate().toString() : undefined;
}

/** The offers that are open, the first made at the front. */
async function listOffersOnPaper(
  db: Reader,
  id: AssistanceRequestId,
  language: Language,
  on: string,
): Promise<OfferOnPaper[]> {
  const names = new Map((await listStates(db, language, on)).map(({ code, short }) => [code, short]));
  const rows = await db
    .selectFrom("offer")
    .innerJoin("provider", "provider.id", "offer.provider_id")
    .leftJoin("organisation", "organisation.id", "provider.organisation_id")
    .where("offer.request_id", "=", id)
    .where("offer.ended_at", "is", null)
    .orderBy("offer.made_at")
    .orderBy("offer.id")
    .select([
      "organisation.name",
      "provider.state_code",
      "offer.items",
      "offer.words",
      "offer.conditions",
      "offer.from_on as from",
      "offer.to_on as to",
      "offer.language",
      "offer.made_at as madeAt",
    ])
    .execute();
  return rows.map(({ name, state_code, ...offer }) => ({
    ...offer,
    provider: name ?? (state_code && names.get(state_code)) ?? {},
  }));
}
