import type { VNode } from "preact";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { formatDate } from "#ui/dates.tsx";
import { TextIn } from "#ui/text-in.tsx";
import { SourceLine } from "../source-line.views.tsx";
import type { ThemeStanding } from "./theme.ts";

type Told = Pick<ThemeStanding, "said" | "source" | "language" | "recordedBy" | "recordedAt">;

/** What a source reports, in its language, with the source and who recorded it. */
export function Reported({ language, told }: { language: Language; told: Told }): VNode {
  return (
    <>
      <p>
        <TextIn language={told.language} page={language}>
          {told.said}
        </TextIn>
      </p>
      <SourceLine language={language} written={told.language} source={told.source} />
      <p class="hint">{byWhom(language, told.recordedBy, told.recordedAt)}</p>
    </>
  );
}

export function byWhom(language: Language, name: string, at: Temporal.Instant): string {
  return t(language, "theme.recorded-by", { name, date: dayOf(language, at) });
}

export function dayOf(language: Language, at: Temporal.Instant): string {
  return formatDate(language, at.toZonedDateTimeISO("America/New_York").toPlainDate().toString());
}
