import type { VNode } from "preact";
import type { MeetingId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { formatDate } from "#ui/dates.tsx";
import { StatusPill } from "#ui/status-pill.tsx";
import { TextIn } from "#ui/text-in.tsx";
import { meetingPath } from "../paths.ts";
import { Reported } from "./reported.views.tsx";
import type { DelegationPositions, ThemePosition } from "./theme.ts";

export type PositionsProps = {
  language: Language;
  positions: readonly DelegationPositions<ThemePosition>[];
  /** A State by the name it had on the day. */
  nameOn: (position: ThemePosition) => string | undefined;
  /** The title of a meeting that a position comes from. */
  meetingTitles: ReadonlyMap<MeetingId, string>;
};

/** The positions on a theme, delegation by delegation; the earlier ones of each open in place. */
export function Positions({ language, positions, nameOn, meetingTitles }: PositionsProps): VNode {
  if (positions.length === 0) return <p class="empty">{t(language, "position.none")}</p>;
  const show = (position: ThemePosition): VNode => (
    <Position language={language} position={position} meetingTitles={meetingTitles} />
  );
  return (
    <dl class="facts">
      {positions.map(({ latest, earlier }) => (
        <div>
          <dt>
            {"body" in latest.by ? (
              <TextIn language={latest.language} page={language}>
                {latest.by.body}
              </TextIn>
            ) : (
              (nameOn(latest) ?? latest.by.state)
            )}
          </dt>
          <dd>
            {show(latest)}
            {earlier.length > 0 ? (
              <details>
                <summary>{t(language, "position.earlier", { count: earlier.length })}</summary>
                {earlier.map(show)}
              </details>
            ) : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Position({
  language,
  position,
  meetingTitles,
}: {
  language: Language;
  position: ThemePosition;
  meetingTitles: PositionsProps["meetingTitles"];
}): VNode {
  const { kind, dated, meetingId } = position;
  const meeting = meetingId && meetingTitles.get(meetingId);
  return (
    <>
      <p>
        <StatusPill tone="quiet">{t(language, `position.kind.${kind}`)}</StatusPill> {formatDate(language, dated)}
        {meeting ? (
          <>
            {" · "}
            <a href={`/${language}${meetingPath(meetingId)}`}>{meeting}</a>
          </>
        ) : null}
      </p>
      <Reported language={language} told={position} />
    </>
  );
}
