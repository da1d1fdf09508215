import type { VNode } from "preact";
import { subjectWords } from "#committee/no-objection/subject.views.tsx";
import type { StateCode } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { formatDays } from "#ui/dates.tsx";
import { Table } from "#ui/table.tsx";
import { TextIn } from "#ui/text-in.tsx";
import type { Names } from "../activities/activity-words.ts";
import type { Beside } from "./beside.queries.ts";

/** What the Committee does in these days, and what is due from States: beside the activities, not among them. */
export function BesideActivities({
  language,
  beside,
  names,
}: {
  language: Language;
  beside: readonly Beside[];
  names: Pick<Names, "states">;
}): VNode | null {
  if (beside.length === 0) return null;
  return (
    <>
      <h2>{t(language, "outreach.beside")}</h2>
      <Table
        caption={t(language, "outreach.beside")}
        columns={[{ label: t(language, "activity.when") }, { label: t(language, "outreach.beside.what") }]}
        rows={beside.map((one) => ({
          cells: [
            whenBeside(language, one),
            <a href={`/${language}${one.href}`}>
              <bdi>
                <TextIn language={languageBeside(language, one)} page={language}>
                  {besideInWords(language, one, names)}
                </TextIn>
              </bdi>
            </a>,
          ],
        }))}
      />
    </>
  );
}

/** Its days, or that it is some time in them. */
export function whenBeside(language: Language, one: Beside): string {
  const days = formatDays(language, one.from, one.before);
  return isExpected(one) ? t(language, "activity.time.window", { days }) : days;
}

export function isExpected(one: Beside): boolean {
  return one.kind === "meeting" && one.isExpected;
}

/** A large meeting has the name that it was recorded with; all else is said in the language of the page. */
export function languageBeside(language: Language, one: Beside): Language {
  return one.kind === "mark" ? one.language : language;
}

export function besideInWords(language: Language, one: Beside, { states }: Pick<Names, "states">): string {
  switch (one.kind) {
    case "meeting":
      return t(language, "outreach.beside.meeting");
    case "deadline":
      return t(language, "feed.event.deadline", {
        text: subjectWords(language, one.subject, states as ReadonlyMap<StateCode, string>),
      }); // read by its keys alone
    case "answers-due":
      return t(language, "outreach.beside.answers-due", { count: one.letters });
    case "follow-ups-due":
      return t(language, "outreach.beside.follow-ups-due", { count: one.asked });
    case "mark":
      return one.name;
  }
}
