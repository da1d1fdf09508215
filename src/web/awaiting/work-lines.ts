import type { Visit } from "#access/work.ts";
import { listAssignmentsOn } from "#committee/division/division.queries.ts";
import { divisionPath, dutyInYearPath } from "#committee/paths.ts";
import { listDueSoon } from "#committee/programme/duty.queries.ts";
import { daysLeftWords } from "#committee/programme/programme.views.tsx";
import type { Language } from "#i18n/languages.ts";
import { pickText, t } from "#i18n/t.ts";
import { dateOf } from "#states/state.queries.ts";
import { formatDate } from "#ui/dates.tsx";

import { type Lists, undated } from "./lines.ts";

/** One line for all the States an expert follows: the page behind it has them one by one. */
export async function addDivision({ db, actor, at }: Visit, language: Language, { follows }: Lists): Promise<void> {
  const count = (await listAssignmentsOn(db, dateOf(at))).filter(
    ({ expert, subject }) => expert.id === actor.id && subject.kind === "state",
  ).length;
  if (count > 0)
    follows.push({
      href: `/${language}${divisionPath}`,
      sentence: t(language, "awaiting.division", { count }),
      due: undated,
    });
}

/** What the mandate asks within sixty days, and what was due in the last sixty and is not recorded. */
export async function addProgramme({ db, at }: Visit, language: Language, { waits }: Lists): Promise<void> {
  for (const { duty, year, standing } of await listDueSoon(db, dateOf(at))) {
    const date = formatDate(language, standing.due);
    waits.push({
      href: `/${language}${dutyInYearPath(year, duty.id)}`,
      sentence: t(language, "awaiting.mandate-duty", { duty: pickText(duty.title, language).text }),
      due: standing.due,
      ...(standing.status === "to-come"
        ? {
            by: t(language, "awaiting.by", { date }),
            left: {
              tone: standing.daysLeft <= 14 ? ("due" as const) : ("quiet" as const),
              words: daysLeftWords(language, standing.daysLeft),
            },
          }
        : { by: t(language, "programme.not-recorded", { date }) }),
    });
  }
}
