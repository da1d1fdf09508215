import { holds } from "#access/actor.ts";
import type { Visit } from "#access/work.ts";
import { delegationOf } from "#committee/no-objection/no-objection.ts";
import { textPath, textVersionPath } from "#committee/paths.ts";
import { listOpenAmendments, listVersionsWithViewsOf } from "#committee/texts/amendment.queries.ts";
import { listTexts } from "#committee/texts/text.queries.ts";
import { beforeMembers, daysBetween } from "#committee/texts/text.ts";
import { daysLeftOf } from "#committee/texts/text-words.views.tsx";
import { t } from "#i18n/t.ts";
import { dateOf } from "#states/state.queries.ts";
import { formatDate } from "#ui/dates.tsx";

import { type Lists, type Say, undated } from "./lines.ts";

/** Of members the texts that are before them, followed once their delegation has said something; of those who hold the pen, amendments to decide on and texts soon due. */
export async function addTexts({ db, actor, at }: Visit, { language }: Say, { waits, follows }: Lists): Promise<void> {
  const today = dateOf(at);
  const prepares = holds(actor, "chair", "expert", "secretariat");
  const texts = await listTexts(db);
  const own = delegationOf(actor);
  const viewed = own ? await listVersionsWithViewsOf(db, own) : [];
  for (const { id, title, versions, dates } of texts) {
    const due = dates.actual ? null : dates.due;
    const by = due
      ? { by: t(language, "awaiting.by", { date: formatDate(language, due) }), left: daysLeftOf(language, due, today) }
      : {};
    const shared = beforeMembers(versions);
    if (own && shared) {
      const { number } = shared;
      const item = {
        href: `/${language}${textVersionPath(id, number)}`,
        sentence: t(language, "awaiting.text-views", { title, number }),
        due: due ?? undated,
        ...by,
      };
      (viewed.includes(shared.id) ? follows : waits).push(item);
    }
    if (prepares && due && daysBetween(today, due) <= 30)
      follows.push({
        href: `/${language}${textPath(id)}`,
        sentence: t(language, "awaiting.text-due", { title }),
        due,
        ...by,
      });
  }
  const held = texts.filter(({ leadDrafter }) => leadDrafter && "state" in leadDrafter && leadDrafter.state === own);
  for (const { textId, title, count } of await listOpenAmendments(db)) {
    const holdsThePen = held.some(({ id }) => id === textId);
    if (!prepares && !holdsThePen) continue;
    (prepares ? waits : follows).push({
      href: `/${language}${textPath(textId)}#amendments`, // an address of its own: it is put off by itself
      sentence: t(language, "awaiting.text-amendments", { title, count }),
      due: undated,
    });
  }
}
