import { statesOf } from "#access/actor.ts";
import type { Visit } from "#access/work.ts";
import { listAssignmentsOn, listRegions } from "#committee/division/division.queries.ts";
import { closeOfBusinessOn } from "#committee/working-days/deadline.ts";
import { listLettersToState } from "#correspondence/awaits-answer/awaits-answer.queries.ts";
import { isAnswered } from "#correspondence/awaits-answer/awaits-answer.ts";
import { awaitsAnswerPath } from "#correspondence/awaits-answer/paths.ts";
import { listIncoming } from "#correspondence/incoming/incoming.queries.ts";
import { entryPath } from "#correspondence/incoming/paths.ts";
import { listInformation } from "#correspondence/information/information.queries.ts";
import { countByState } from "#correspondence/information/information.ts";
import { informationOfStatePath } from "#correspondence/information/paths.ts";
import type { StateCode } from "#db/ids.ts";
import { pickText, t } from "#i18n/t.ts";
import { dateOf } from "#states/state.queries.ts";
import { formatDate } from "#ui/dates.tsx";

import { type Lists, type Say, undated } from "./lines.ts";

/** What came in and was not processed yet. */
export async function addIncoming({ db }: Visit, { language, name }: Say, { waits }: Lists): Promise<void> {
  const { entries } = await listIncoming(db, { standing: "waiting" });
  for (const entry of entries)
    waits.push({
      href: `/${language}${entryPath(entry.id)}`,
      sentence: t(language, "awaiting.incoming", {
        reference: entry.reference,
        kind: t(language, `incoming.kind.${entry.kind}`),
        from: entry.stateCode
          ? name(entry.stateCode)
          : entry.organisation
            ? pickText(entry.organisation.name, language).text
            : entry.sender,
      }),
      due: entry.receivedOn,
    });
}

/** Information that waits, to the expert who follows its State; what nobody follows waits for every expert. */
export async function addInformation(
  { db, actor, at }: Visit,
  { language, name }: Say,
  { waits }: Lists,
): Promise<void> {
  const counts = countByState(await listInformation(db, { waiting: true }));
  if (counts.size === 0) return;
  const today = dateOf(at);
  const regions = await listRegions(db, today);
  const lines = await listAssignmentsOn(db, today);
  const followers = (state: StateCode) => {
    const own = lines.filter(({ subject }) => subject.kind === "state" && subject.state === state);
    return own.length > 0
      ? own
      : lines.filter(({ subject }) => subject.kind === "region" && subject.region === regions.get(state));
  };
  for (const [state, count] of counts) {
    const found = followers(state);
    if (found.length > 0 && !found.some(({ expert }) => expert.id === actor.id)) continue;
    waits.push({
      href: `/${language}${informationOfStatePath(state)}`,
      sentence: t(language, "awaiting.information", { count, state: name(state) }),
      due: undated,
    });
  }
}

/** For a State: what is still asked after its answer came in. */
export async function addFurtherReplies(
  { db, actor, at }: Visit,
  { language, left }: Say,
  { waits }: Lists,
): Promise<void> {
  for (const state of statesOf(actor))
    for (const letter of await listLettersToState(db, state)) {
      if (!letter.isMoreAsked || isAnswered(letter, false)) continue;
      const end = closeOfBusinessOn(letter.replyBy);
      waits.push({
        href: `/${language}${awaitsAnswerPath(state)}?letter=${letter.id}`,
        sentence: t(language, "awaiting.further-reply", {
          reference: letter.reference,
          date: formatDate(language, letter.dated),
        }),
        by: t(language, "awaiting.by", { date: formatDate(language, letter.replyBy) }),
        due: end.toString(),
        ...(Temporal.Instant.compare(end, at) < 0 ? {} : left(end)),
      });
    }
}
