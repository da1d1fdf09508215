import { type Context, Hono } from "hono";
import { holds, statesOf } from "#access/actor.ts";
import { type Door, readAs } from "#access/door.ts";
import { NotFound, requireMay } from "#access/permissions.ts";
import type { Visit } from "#access/work.ts";
import { daysLeftInWords } from "#committee/no-objection/subject.views.tsx";
import { closeOfBusinessOn, workingDaysLeft } from "#committee/working-days/deadline.ts";
import { listUsableHolidays } from "#committee/working-days/holiday-lists.queries.ts";
import { readStateCode, type StateCode } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { listMatrixVersions } from "#matrix/matrix.queries.ts";
import { dateOf, findState } from "#states/state.queries.ts";
import type { Awaiting } from "#ui/await-list.tsx";
import { formatDate } from "#ui/dates.tsx";
import { listLastWords } from "../consent/consent.queries.ts";
import { listIncoming, listWaiting } from "../incoming/incoming.queries.ts";
import type { Incoming } from "../incoming/incoming.ts";
import { listInformation } from "../information/information.queries.ts";
import { informationOfLetterPath } from "../information/paths.ts";
import { answerPath, letterPath } from "../paths.ts";
import { listLettersToState } from "./awaits-answer.queries.ts";
import { isAnswered, type LetterToState } from "./awaits-answer.ts";
import { AwaitsAnswerPage, type AwaitsAnswerProps } from "./awaits-answer.views.tsx";

/** What awaits one State's answer, for its own people and for those who write to it. */
export const awaitsAnswerRoutes = new Hono<Door>().get("/states/:code/awaits-answer", async (c) => {
  const { language } = c.var;
  const code = readStateCode(c.req.param("code"));
  if (!code) throw new NotFound("State");
  const props = await readAs(c, (visit) => readAwaitsAnswer(visit, language, code));
  const title = t(language, "awaits-answer.title", { state: props.state.name });
  const body = <AwaitsAnswerPage language={language} {...props} />;
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title) });
});

function crumbs(c: Context<Door>, label: string) {
  const { language } = c.var;
  return [{ href: `/${language}/awaiting`, label: t(language, "nav.awaiting") }, { label }];
}

async function readAwaitsAnswer(
  visit: Visit,
  language: Language,
  code: StateCode,
): Promise<Omit<AwaitsAnswerProps, "language">> {
  const { db, actor, at } = visit;
  requireMay(actor, "information.read");
  const own = statesOf(actor).includes(code);
  if (!own && !holds(actor, "secretariat", "chair", "expert")) throw new NotFound("another State");
  const state = await findState(db, code, dateOf(at));
  if (!state) throw new NotFound("State");

  const letters = await listLettersToState(db, code);
  const words = new Map((await listLastWords(db, code)).map((word) => [word.matrixVersionId, word]));
  const numbers = new Map((await listMatrixVersions(db, code)).map(({ id, number }) => [id, number]));
  // What waits is all read; of what was processed, the newest.
  const { entries: processed } = await listIncoming(db, { state: code, standing: "processed" });
  const waiting = await listWaiting(db, code);
  const entries = [...waiting, ...processed];
  const hasWord = ({ matrixVersionId }: LetterToState) => matrixVersionId !== null && words.has(matrixVersionId);
  const open = letters.filter((letter) => !isAnswered(letter, hasWord(letter)));
  const say = await openSentences(visit, language, own);
  return {
    state: { code, name: state.short[language] },
    names: new Map([[code, state.short[language]]]),
    own,
    waits: open.filter(({ isMoreAsked }) => !isMoreAsked).map(say.answer),
    asked: open.filter(({ isMoreAsked }) => isMoreAsked).map((letter) => say.more(letter, entries)),
    words: letters.flatMap((letter) => {
      const number = letter.matrixVersionId && numbers.get(letter.matrixVersionId);
      if (!letter.matrixVersionId || !number) return [];
      const word = words.get(letter.matrixVersionId);
      return [{ matrixNumber: number, letter, scope: word?.scope, givenOn: word && dateOf(word.givenAt) }];
    }),
    pending: waiting,
    answered: letters.filter((letter) => isAnswered(letter, hasWord(letter))),
    processed,
    information: await listInformation(db, { state: code }),
  };
}

/** How what waits is said: a sentence, by when, the working days left, and the act as a link. */
async function openSentences({ db, at }: Visit, language: Language, own: boolean) {
  const lists = await listUsableHolidays(db);
  const when = ({ replyBy }: LetterToState): Pick<Awaiting, "by" | "left"> => {
    const by = t(language, "awaiting.by", { date: formatDate(language, replyBy) });
    const end = closeOfBusinessOn(replyBy);
    if (Temporal.Instant.compare(end, at) < 0)
      return { by, left: { tone: "due", words: t(language, "letter.reply-date-passed") } };
    const days = workingDaysLeft(at, end, lists);
    if (days === undefined) return { by };
    return { by, left: { tone: days <= 2 ? "due" : "quiet", words: daysLeftInWords(language, days) } };
  };
  const values = ({ reference, dated }: LetterToState) => ({ reference, date: formatDate(language, dated) });
  return {
    answer: (letter: LetterToState): Awaiting => ({
      href: `/${language}${own && letter.matrixVersionId ? answerPath(letter.id) : letterPath(letter.id)}`,
      sentence: t(language, letter.matrixVersionId ? "awaits-answer.answer" : "awaits-answer.reply", values(letter)),
      ...when(letter),
    }),
    more: (letter: LetterToState, entries: readonly Incoming[]): Awaiting => {
      const last = entries.find((entry) => entry.letter?.id === letter.id && entry.processed);
      return {
        href: `/${language}${own ? informationOfLetterPath(letter.id) : letterPath(letter.id)}`,
        sentence: t(language, "awaits-answer.more", { ...values(letter), words: last?.processed?.words ?? "" }),
        ...when(letter),
      };
    },
  };
}
