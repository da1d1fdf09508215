import type { VNode } from "preact";
import type { MeetingId, TextVersionId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { Confirm } from "#ui/confirm.tsx";
import { formatDate } from "#ui/dates.tsx";
import { ErrorSummary, type FieldError, SelectField, TextArea, TextField } from "#ui/fields.tsx";
import { Refused } from "#ui/notice.tsx";
import { TextIn } from "#ui/text-in.tsx";
import { correctionPath, decisionPath, decisionsPath } from "../paths.ts";
import type { Decision } from "./decision.queries.ts";

type Typed<K extends string> = { typed: Record<K, string>; errors: readonly FieldError[] };
const wrongIn = (errors: readonly FieldError[], field: string): string | undefined =>
  errors.find((error) => error.field === field)?.message;

/** A decision that corrects an earlier one: the earlier stays as it is, and says so. */
export function CorrectionPage({
  language,
  decision,
  typed,
  errors,
}: { language: Language; decision: Decision } & Typed<"subject" | "source">): VNode {
  return (
    <>
      <ErrorSummary language={language} errors={errors} />
      <Confirm
        title={t(language, "decision.correct")}
        facts={[
          {
            label: t(language, "decision.corrects"),
            value: (
              <>
                {formatDate(language, decision.takenOn)}
                {" · "}
                <TextIn language={decision.subjectLanguage} page={language}>
                  {decision.subject}
                </TextIn>
              </>
            ),
          },
          { label: t(language, "circulate.what"), value: t(language, "decision.correct-what") },
        ]}
        action={`/${language}${correctionPath(decision.id)}`}
        button={t(language, "decision.correct-button")}
        back={{ href: `/${language}${decisionPath(decision.id)}`, label: t(language, "decision.back") }}
      >
        <TextArea
          name="subject"
          label={t(language, "decision.correct-subject")}
          value={typed.subject}
          error={wrongIn(errors, "subject")}
        />
        <TextField
          name="source"
          label={t(language, "holidays.source")}
          hint={t(language, "decision.source-hint")}
          value={typed.source}
          error={wrongIn(errors, "source")}
          width="full"
        />
      </Confirm>
    </>
  );
}

type AdoptProps = {
  language: Language;
  version: { id: TextVersionId; title: string; language: Language; number: number };
  meetings: readonly { id: MeetingId; heldOn: string }[];
  refused: string | undefined;
} & Typed<"meeting" | "source">;

/** The Chair declares what a meeting adopted by consensus. */
export function AdoptPage({ language, version, meetings, typed, errors, refused }: AdoptProps): VNode {
  return (
    <>
      <ErrorSummary language={language} errors={errors} />
      <Refused words={refused} />
      <Confirm
        title={t(language, "decision.adopt")}
        facts={[
          {
            label: t(language, "no-objection.text"),
            value: (
              <>
                <TextIn language={version.language} page={language}>
                  {version.title}
                </TextIn>
                {` · ${t(language, "subject.version", { number: version.number })}`}
              </>
            ),
          },
          { label: t(language, "circulate.what"), value: t(language, "decision.adopt-what") },
        ]}
        warning={t(language, "decision.adopt-warning")}
        action={`/${language}${decisionsPath}`}
        button={t(language, "decision.adopt-button")}
        back={{ href: `/${language}${decisionsPath}`, label: t(language, "decisions.title") }}
      >
        <input type="hidden" name="text" value={version.id} />
        <SelectField
          name="meeting"
          label={t(language, "decision.at-meeting")}
          value={typed.meeting}
          error={wrongIn(errors, "meeting")}
          options={[
            { value: "", label: "–" },
            ...meetings.map(({ id, heldOn }) => ({ value: id, label: formatDate(language, heldOn) })),
          ]}
        />
        <TextField
          name="source"
          label={t(language, "holidays.source")}
          hint={t(language, "decision.source-hint")}
          value={typed.source}
          error={wrongIn(errors, "source")}
          width="full"
        />
      </Confirm>
    </>
  );
}
