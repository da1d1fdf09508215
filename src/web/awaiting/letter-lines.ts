import { holds, statesOf } from "#access/actor.ts";
import type { Visit } from "#access/work.ts";
import { closeOfBusinessOn } from "#committee/working-days/deadline.ts";
import { listLastWords } from "#correspondence/consent/consent.queries.ts";
import { listLetters } from "#correspondence/letter.queries.ts";
import { asksForAnswer, hasLeft } from "#correspondence/letter.ts";
import { answerPath, letterPath } from "#correspondence/paths.ts";
import { listRunCounts, listRuns } from "#correspondence/runs/letter-run.queries.ts";
import { noLetters, runStanding } from "#correspondence/runs/letter-run.ts";
import { runPath } from "#correspondence/runs/paths.ts";
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
    const { stateCode, matrixVersionId, standing } = letter;
    if (!stateCode || !hasLeft(letter) || !asksForAnswer(letter)) continue;
    const values = {
      reference: letter.reference,
      state: name(stateCode),
      date: formatDate(language, letter.dated),
    };
    const end = closeOfBusinessOn(letter.replyBy);
    const by = {
      by: t(language, "awaiting.by", { date: formatDate(language, letter.replyBy) }),
      due: end.toString(),
      ...(Temporal.Instant.compare(end, at) < 0 ? {} : left(end)),
    };
    const isAnswered =
      standing === "replied" || standing === "closed" || (matrixVersionId !== null && answered.has(matrixVersionId));
    const href = `/${language}${letterPath(letter.id)}`;
    if (mine.includes(stateCode)) {
      if (isAnswered) follows.push({ href, sentence: t(language, "awaiting.answered", values), due: undated });
      else
        waits.push({
          href: matrixVersionId ? `/${language}${answerPath(letter.id)}` : href,
          sentence: t(language, "awaiting.answer", values),
          ...by,
          deadline: end,
        });
    } else if (holds(actor, "secretariat") && !isAnswered) {
      follows.push({ href, sentence: t(language, "awaiting.no-answer", values), ...by });
    }
  }
}

/** Runs that wait for this person: a signature, a release, something to be mended or looked into. */
export async function addRuns(
  { db, actor, at }: Visit,
  { language }: Pick<Say, "language">,
  { waits, follows }: Lists,
): Promise<void> {
  if (!holds(actor, "secretariat", "chair")) return;
  const counted = await listRunCounts(db, at);
  for (const run of await listRuns(db)) {
    const counts = counted.get(run.id) ?? noLetters;
    const standing = runStanding(run, counts, at);
    const line = (key: "sign" | "release" | "mend" | "look-into" | "undeliverable" | "under-way") => ({
      href: `/${language}${runPath(run.id)}`,
      sentence: t(language, `awaiting.run.${key}`, { title: run.title, count: counts.all }),
      due: run.dated,
    });
    if (counts.uncertain > 0 && holds(actor, "secretariat")) waits.push(line("look-into"));
    else if (counts.undeliverable > 0 && standing !== "cancelled" && holds(actor, "secretariat"))
      waits.push(line("undeliverable"));
    else if (standing === "prepared" && counts.cleared < counts.all && holds(actor, "secretariat"))
      waits.push(line("mend"));
    else if (standing === "prepared" && holds(actor, "chair")) waits.push(line("sign"));
    else if (standing === "signed" && holds(actor, "secretariat") && run.draftedById !== actor.id)
      waits.push(line("release"));
    else if (!["done", "cancelled"].includes(standing)) follows.push(line("under-way"));
  }
}
