import type { VNode } from "preact";
import type { ActivityId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { formatMoment } from "#ui/dates.tsx";
import { Button, Form } from "#ui/fields.tsx";
import { Table } from "#ui/table.tsx";
import { type Names, partyName, timeInWords } from "../activities/activity-words.ts";
import { activityPartPath } from "../paths.ts";
import type { Notice } from "./notice.ts";

const newYork = "America/New_York";

type NoticesProps = {
  language: Language;
  activity: { id: ActivityId };
  notices: readonly Notice[];
  names: Names;
  /** Whether some of them wait for this reader. */
  maySee: boolean;
};

/** What those invited were told, and who has seen it; the reader who is told says so here. */
export function Notices({ language, activity, notices, names, maySee }: NoticesProps): VNode | null {
  if (notices.length === 0) return null;
  const title = t(language, "activity-notices.title");
  return (
    <>
      <h2 id="notices">{title}</h2>
      <Table
        caption={title}
        columns={(
          ["record.column.when", "activity-notices.what", "activity.invitee", "activity-notices.seen"] as const
        ).map((key) => ({ label: t(language, key) }))}
        rows={notices.map(({ at, event, time, state, organisation, seenBy, seenAt }) => ({
          cells: [
            formatMoment(language, at, newYork),
            t(language, `activity-notices.${event}`, { when: timeInWords(language, time) }),
            <bdi>{partyName({ state, organisation, body: null }, names)}</bdi>,
            seenAt ? (
              <>
                <bdi>{seenBy}</bdi>
                <br />
                <span class="hint">{formatMoment(language, seenAt, newYork)}</span>
              </>
            ) : (
              t(language, "activity-notices.not-seen")
            ),
          ],
        }))}
      />
      {maySee ? (
        <Form action={`/${language}${activityPartPath(activity.id, "notices")}`}>
          <div class="buttons">
            <Button kind="main">{t(language, "activity-notices.see")}</Button>
          </div>
        </Form>
      ) : null}
    </>
  );
}
