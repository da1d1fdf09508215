import { holds } from "#access/actor.ts";
import type { Visit } from "#access/work.ts";
import { findFirstReceived, listAssistanceBriefings } from "#assistance/briefing/briefing.queries.ts";
import { nextBriefingOn } from "#assistance/briefing/briefing.ts";
import { assistanceBriefingPath } from "#assistance/briefing/paths.ts";
import { confirmationPath } from "#assistance/providers/paths.ts";
import { listProgrammes, readConfirmMonths } from "#assistance/providers/programme.queries.ts";
import { confirmDueOn, isConfirmDue, isStanding } from "#assistance/providers/programme.ts";
import { listOwnProviders } from "#assistance/providers/provider.queries.ts";
import { publicationPath } from "#assistance/publication/paths.ts";
import { listAwaitedPublications } from "#assistance/publication/publication.queries.ts";
import { takingUpPath } from "#assistance/referral/paths.ts";
import { listWaitingReferrals } from "#assistance/referral/referral.queries.ts";
import { getAssistanceRule } from "#assistance/rule/assistance-rule.queries.ts";
import type { Language } from "#i18n/languages.ts";
import { pickText, t } from "#i18n/t.ts";
import { dateOf } from "#states/state.queries.ts";
import { formatDate, formatMoment } from "#ui/dates.tsx";
import { type Lists, type Say, undated } from "./lines.ts";

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

/** To the experts: when the Committee is to be briefed on assistance again; it waits from a month before. */
export async function addAssistanceBriefing(
  { db, at }: Visit,
  language: Language,
  { waits, follows }: Lists,
): Promise<void> {
  const [last] = await listAssistanceBriefings(db);
  const due = nextBriefingOn(last?.coversTo, await findFirstReceived(db), (await getAssistanceRule(db)).briefingMonths);
  if (!due) return;
  const isNear = due <= Temporal.PlainDate.from(dateOf(at)).add({ months: 1 }).toString();
  (isNear ? waits : follows).push({
    href: `/${language}${assistanceBriefingPath}`,
    sentence: t(language, "awaiting.assistance-briefing"),
    by: t(language, "awaiting.by", { date: formatDate(language, due) }),
    due,
  });
}

/** To the Chair and the secretariat: what a member referred to a working group and nobody took up yet. */
export async function addReferrals({ db, actor }: Visit, { language, name }: Say, { waits }: Lists): Promise<void> {
  if (!holds(actor, "chair", "secretariat")) return;
  for (const referral of await listWaitingReferrals(db))
    waits.push({
      href: `/${language}${takingUpPath(referral.request, referral.id)}`,
      sentence: t(language, "awaiting.referral", {
        reference: referral.reference,
        delegation: name(referral.delegation),
        group: referral.group,
      }),
      due: dateOf(referral.at),
    });
}

/** To who asks: a summary that was proposed for the website, and one that opens and can still be taken back. */
export async function addPublications(visit: Visit, { language }: Say, { waits, follows }: Lists): Promise<void> {
  for (const { request, reference, proposal, waiting } of await listAwaitedPublications(visit)) {
    const href = `/${language}${publicationPath(request)}`;
    if (proposal) waits.push({ href, sentence: t(language, "awaiting.summary-proposed", { reference }), due: undated });
    if (waiting) {
      const moment = formatMoment(language, waiting.effectiveAt, "America/New_York");
      const sentence = t(language, "awaiting.publication-opens", { reference, moment });
      follows.push({ href, sentence, due: dateOf(waiting.effectiveAt) });
    }
  }
}
