import type { VNode } from "preact";
import type { ProgrammeRunId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { formatMoment } from "#ui/dates.tsx";
import { yearProposalPath } from "../paths.ts";

type TakenFromProps = {
  language: Language;
  takenFrom: readonly { proposal: ProgrammeRunId; by: string; at: Temporal.Instant }[];
};

/** On the page of an activity: from which proposals its days and experts were taken over. */
export function TakenFrom({ language, takenFrom }: TakenFromProps): VNode | null {
  if (takenFrom.length === 0) return null;
  return (
    <ul class="plain">
      {takenFrom.map(({ proposal, by, at }) => (
        <li>
          <a href={`/${language}${yearProposalPath(proposal)}`}>{t(language, "years.taken-from")}</a>
          {": "}
          {formatMoment(language, at, "America/New_York")} · {by}
        </li>
      ))}
    </ul>
  );
}
