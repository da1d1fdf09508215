import type { VNode } from "preact";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { formatDays } from "#ui/dates.tsx";
import { Table } from "#ui/table.tsx";
import type { Beside } from "./beside.queries.ts";

/** What the Committee does in these days, and what is due from States: beside the activities, not among them. */
export function BesideActivities({
  language,
  beside,
}: {
  language: Language;
  beside: readonly Beside[];
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
            formatDays(language, one.from, one.before),
            <a href={`/${language}${one.href}`}>{besideInWords(language, one)}</a>,
          ],
        }))}
      />
    </>
  );
}

function besideInWords(language: Language, one: Beside): string {
  switch (one.kind) {
    case "meeting":
      return t(language, "outreach.beside.meeting");
    case "deadline":
      return t(language, "outreach.beside.deadline");
    case "answers-due":
      return t(language, "outreach.beside.answers-due", { count: one.letters });
    case "follow-ups-due":
      return t(language, "outreach.beside.follow-ups-due", { count: one.asked });
    case "mark":
      return one.name;
  }
}
