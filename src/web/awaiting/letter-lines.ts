import { holds, statesOf } from "#access/actor.ts";
import type { Visit } from "#access/work.ts";
import { closeOfBusinessOn } from "#committee/working-days/deadline.ts";
import { listLastWords, listLetters } from "#correspondence/letter.queries.ts";
import { answerPath, letterPath } from "#correspondence/paths.ts";
import { t } from "#i18n/t.ts";
import { formatDate } from "#ui/dates.tsx";

import { type Lists, type Say, undated } from "./lines.ts";

export async function addLetters(
  { db, actor, at }: Visit,
  { language, name, left }: Say,
  { waits, follows }: Lists,
): Promise<void> {
  const answered = new Set((await listLastWords(db)).map(({ matrixVersionId }) => matrixVersionId));
  const mine = statesOf(actor);
  for (const letter of await listLetters(db)) {
    const values = {
      reference: letter.reference,
      state: name(letter.stateCode),
      date: formatDate(language, letter.dated),
    };
    const end = closeOfBusinessOn(letter.replyBy);
    const by = {
      by: t(language, "awaiting.by", { date: formatDate(language, letter.replyBy) }),
      due: end.toString(),
      ...(Temporal.Instant.compare(end, at) < 0 ? {} : left(end)),
    };
    if (letter.standing.status === "drafted" && holds(actor, "secretariat")) {
      const own = letter.draftedById === actor.id;
      (own ? follows : waits).push({
        href: `/${language}${letterPath(letter.id)}`,
        sentence: t(language, own ? "awaiting.released-by-another" : "awaiting.release", values),
        due: letter.dated,
      });
    }
    if (letter.standing.status !== "released") continue;
    if (mine.includes(letter.stateCode)) {
      if (answered.has(letter.matrixVersionId))
        follows.push({
          href: `/${language}${letterPath(letter.id)}`,
          sentence: t(language, "awaiting.answered", values),
          due: undated,
        });
      else
        waits.push({
          href: `/${language}${answerPath(letter.id)}`,
          sentence: t(language, "awaiting.answer", values),
          ...by,
          deadline: end,
        });
    } else if (holds(actor, "secretariat") && !answered.has(letter.matrixVersionId)) {
      follows.push({
        href: `/${language}${letterPath(letter.id)}`,
        sentence: t(language, "awaiting.no-answer", values),
        ...by,
      });
    }
  }
}
