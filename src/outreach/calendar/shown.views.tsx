import type { VNode } from "preact";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { TextIn } from "#ui/text-in.tsx";
import { ActivityFacts, ActivityStandingPill } from "../activities/activity.views.tsx";
import type { Names } from "../activities/activity-words.ts";
import type { ActivityDocument } from "../documents/document.ts";
import { DocumentList } from "../documents/documents.views.tsx";
import type { NoteHead } from "../information-note/note.ts";
import { outreachPath } from "../paths.ts";
import type { ShownActivity } from "./shown.queries.ts";

type ShownProps = {
  language: Language;
  activity: ShownActivity;
  names: Names;
  documents: readonly ActivityDocument[];
  note: NoteHead | undefined;
};

/** One activity as everybody may read it. */
export function ShownActivityPage({ language, activity, names, documents, note }: ShownProps): VNode {
  return (
    <>
      <h1>
        <TextIn language={activity.language} page={language}>
          {activity.title}
        </TextIn>
      </h1>
      <p>
        <ActivityStandingPill language={language} standing={activity.standing} />
      </p>
      <ActivityFacts language={language} activity={activity} names={names} />
      <DocumentList language={language} documents={documents} note={note} />
      <p>
        <a href={`/${language}${outreachPath}?year=${activity.time.from.slice(0, 4)}`}>
          {t(language, "activity.back-to-calendar")}
        </a>
      </p>
    </>
  );
}
