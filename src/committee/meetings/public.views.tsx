import type { VNode } from "preact";
import { direction, type Language, ownNames } from "#i18n/languages.ts";
import { pickText, t } from "#i18n/t.ts";
import { formatDate } from "#ui/dates.tsx";
import { Table } from "#ui/table.tsx";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import type { MeetingHeld } from "./public-summary.queries.ts";

/** Date and summary of each meeting of which a summary is published, the newest first. */
export function MeetingsHeldPage({
  language,
  meetings,
}: {
  language: Language;
  meetings: readonly MeetingHeld[];
}): VNode {
  return (
    <>
      <h1>{t(language, "meetings.held.title")}</h1>
      <p>{t(language, "meetings.held.what")}</p>
      <Table
        caption={t(language, "meetings.held.title")}
        columns={[t(language, "column.date"), t(language, "meeting.kind"), t(language, "meeting.public")].map(
          (label) => ({ label }),
        )}
        rows={meetings.map(({ kind, number, heldOn, summaries }) => ({
          cells: [
            formatDate(language, heldOn),
            number === null
              ? t(language, `meeting.kind.${kind}`)
              : t(language, "meetings.held.numbered", {
                  kind: t(language, `meeting.kind.${kind}`),
                  number: String(number),
                }),
            <SummaryIn language={language} summaries={summaries} />,
          ],
        }))}
        empty={t(language, "meetings.held.empty")}
      />
      <WhoCanSee language={language} who={t(language, "meetings.held.who")} />
    </>
  );
}

/** The summary in the reader's language; where there is none, another that says which it is. */
function SummaryIn({ language, summaries }: { language: Language; summaries: MeetingHeld["summaries"] }): VNode {
  const { text, in: written } = pickText(summaries, language);
  if (written === language) return <p class="typed">{text}</p>;
  return (
    <>
      <p class="hint">{t(language, "meetings.held.only-in", { name: ownNames[written] })}</p>
      <p class="typed" lang={written} dir={direction(written)}>
        {text}
      </p>
    </>
  );
}
