import { Hono } from "hono";
import { holds, statesOf } from "#access/actor.ts";
import { type Door, readAs } from "#access/door.ts";
import type { Visit } from "#access/work.ts";
import { awaitsAnswerPath } from "#correspondence/awaits-answer/paths.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { listSnoozes } from "#jobs/snooze/snooze.queries.ts";
import { dateOf, getState, listStates } from "#states/state.queries.ts";
import { addAssistanceBriefing, addProgrammesToConfirm, addPublications, addReferrals } from "./assistance-lines.ts";
import { AwaitingPage } from "./awaiting.views.tsx";
import { addFurtherReplies, addIncoming, addInformation } from "./incoming-lines.ts";
import { addLetters, addRuns } from "./letter-lines.ts";
import { daysLeft, type Lists, undated } from "./lines.ts";
import { addMatrices } from "./matrix-lines.ts";
import { addMeetingsAndTasks } from "./meeting-lines.ts";
import { addOutreach } from "./outreach-lines.ts";
import { addProcedures } from "./procedure-lines.ts";
import { addRequests } from "./request-lines.ts";
import { addTexts } from "./text-lines.ts";
import { addUncountedWindows } from "./window-lines.ts";
import { addDivision, addProgramme } from "./work-lines.ts";

/** The first page after signing in: what waits for this person, the nearest date first, then what is only followed, then what was put off. */
export const awaitingRoutes = new Hono<Door>().get("/awaiting", async (c) => {
  const { language } = c.var;
  const shown = await readAs(c, async (visit) => ({
    name: visit.actor.name,
    ...(await listAwaiting(visit, language)),
    ownPages: await listOwnPages(visit, language),
    putOff: await listSnoozes(visit),
  }));
  return c.var.page({ title: t(language, "awaiting.title"), body: <AwaitingPage language={language} {...shown} /> });
});

/** For a State: where everything that awaits its answer stands in one place. */
async function listOwnPages({ db, actor, at }: Visit, language: Language): Promise<{ href: string; label: string }[]> {
  return await Promise.all(
    statesOf(actor).map(async (code) => ({
      href: `/${language}${awaitsAnswerPath(code)}`,
      label: t(language, "awaiting.own-page", { state: (await getState(db, code, dateOf(at))).short[language] }),
    })),
  );
}

/** What waits for a person and what the person follows, as the person may read it, put off or not. */
export async function listAwaiting(visit: Visit, language: Language): Promise<Lists> {
  const { db, actor, at } = visit;
  const names = new Map(
    (await listStates(db, language, dateOf(at))).map(({ code, short }) => [code as string, short[language]]),
  );
  const say = {
    language,
    name: (code: string): string => names.get(code) ?? code,
    left: await daysLeft(visit, language),
  };
  const lists: Lists = { waits: [], follows: [] };
  if (holds(actor, "expert", "chair", "secretariat")) await addMatrices(visit, say, lists);
  if (holds(actor, "chair", "member", "expert", "secretariat")) await addProcedures(visit, say, lists);
  if (holds(actor, "chair", "member", "expert", "secretariat")) await addTexts(visit, say, lists);
  if (holds(actor, "secretariat", "state")) await addLetters(visit, say, lists);
  await addRuns(visit, say, lists);
  if (holds(actor, "secretariat")) await addIncoming(visit, say, lists);
  if (holds(actor, "secretariat")) await addUncountedWindows(visit, say, lists);
  if (holds(actor, "expert")) await addInformation(visit, say, lists);
  if (holds(actor, "state")) await addFurtherReplies(visit, say, lists);
  if (holds(actor, "provider", "state", "secretariat")) await addProgrammesToConfirm(visit, say, lists);
  if (holds(actor, "state", "organisation")) await addPublications(visit, say, lists);
  if (holds(actor, "expert")) await addDivision(visit, language, lists);
  if (holds(actor, "chair", "secretariat", "expert")) await addProgramme(visit, language, lists);
  if (holds(actor, "chair", "member", "expert", "secretariat")) await addMeetingsAndTasks(visit, say, lists);
  if (holds(actor, "expert")) await addAssistanceBriefing(visit, language, lists);
  await addReferrals(visit, say, lists);
  if (holds(actor, "secretariat", "chair", "expert", "state", "organisation", "provider"))
    await addRequests(visit, say, lists);
  await addOutreach(visit, say, lists);
  if (holds(actor, "administrator")) {
    const pointer = { due: undated, pointer: true } as const;
    lists.waits.push({ href: `/${language}/clock`, sentence: t(language, "awaiting.clock"), ...pointer });
    lists.waits.push({ href: `/${language}/accounts`, sentence: t(language, "awaiting.accounts"), ...pointer });
  }
  return lists;
}
