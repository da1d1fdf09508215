import { holds } from "#access/actor.ts";
import type { Visit } from "#access/work.ts";
import { confirmationPath } from "#assistance/providers/paths.ts";
import { listProgrammes, readConfirmMonths } from "#assistance/providers/programme.queries.ts";
import { confirmDueOn, isConfirmDue, isStanding } from "#assistance/providers/programme.ts";
import { listOwnProviders } from "#assistance/providers/provider.queries.ts";
import { pickText, t } from "#i18n/t.ts";
import { dateOf } from "#states/state.queries.ts";
import { formatDate } from "#ui/dates.tsx";
import type { Lists, Say } from "./lines.ts";

/** Programmes whose provider has not said for long that they are still true: to its own people, and to the secretariat. */
export async function addProgrammesToConfirm(
  { db, actor, at }: Visit,
  { language, name }: Say,
  { waits }: Lists,
): Promise<void> {
  const own = await listOwnProviders(db);
  const keeps = holds(actor, "secretariat");
  if (!keeps && own.length === 0) return;
  const today = dateOf(at);
  const months = await readConfirmMonths(db);
  for (const programme of await listProgrammes(db)) {
    const { id, provider, title, confirmedOn } = programme;
    if (!keeps && !own.includes(provider.id)) continue;
    if (!isStanding(programme, today) || !isConfirmDue(programme, months, today)) continue;
    waits.push({
      href: `/${language}${confirmationPath(id)}`,
      sentence: t(language, "awaiting.confirm-programme", {
        title: pickText(title, language).text,
        provider: provider.who.kind === "state" ? name(provider.who.code) : pickText(provider.who.name, language).text,
        date: formatDate(language, confirmedOn),
      }),
      due: confirmDueOn(programme, months),
    });
  }
}
