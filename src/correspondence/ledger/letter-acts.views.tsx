import type { VNode } from "preact";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { Confirm } from "#ui/confirm.tsx";
import { formatDate } from "#ui/dates.tsx";
import { ErrorSummary, RadioField, TextArea, TextField } from "#ui/fields.tsx";
import { Refused } from "#ui/notice.tsx";
import type { Letter } from "../letter.ts";
import { letterPath } from "../paths.ts";
import { type LetterAct, letterActPath } from "./paths.ts";

export type LetterActProps = {
  language: Language;
  act: LetterAct;
  letter: Letter;
  addressee: string;
  address: string;
  typed: { words: string; finding: string };
  error?: { field: string; message: string } | undefined;
  refused?: string | undefined;
};

/** One act on a letter of the ledger: what will happen, and to which letter. */
export function LetterActPage(props: LetterActProps): VNode {
  const { language, act, letter, addressee, address, refused } = props;
  return (
    <>
      <ErrorSummary language={language} errors={props.error ? [props.error] : []} />
      <Refused words={refused} />
      <Confirm
        title={t(language, `ledger.${act}.title`, { reference: letter.reference })}
        facts={[
          { label: t(language, "letter.release.what"), value: t(language, `ledger.${act}.what`) },
          { label: t(language, "run.addressee"), value: addressee },
          {
            label: t(language, "run.address"),
            value: <bdi dir={letter.channel === "e-mail" ? "ltr" : "auto"}>{address || "–"}</bdi>,
          },
          { label: t(language, "column.reply-by"), value: formatDate(language, letter.replyBy) },
        ]}
        action={`/${language}${letterActPath(letter.id, act)}`}
        button={t(language, `ledger.${act}.button`)}
        back={{ href: `/${language}${letterPath(letter.id)}`, label: t(language, "confirm.back") }}
      >
        <Fields {...props} />
      </Confirm>
    </>
  );
}

function Fields({ language, act, letter, typed, error }: LetterActProps): VNode | null {
  const at = (field: string): string | undefined => (error?.field === field ? error.message : undefined);
  if (act === "finding")
    return (
      <RadioField
        name="finding"
        label={t(language, "ledger.finding.label")}
        value={typed.finding}
        error={at("finding")}
        options={(["found", "not-found"] as const).map((value) => ({
          value,
          label: t(language, `ledger.finding.${value}`),
        }))}
      />
    );
  if (act === "reminder") return null;
  if (act === "address" && letter.channel === "e-mail")
    return (
      <TextField
        name="words"
        type="email"
        label={t(language, "ledger.address.label")}
        value={typed.words}
        error={at("words")}
      />
    );
  return (
    <TextArea
      name="words"
      label={t(language, `ledger.${act}.label`)}
      value={typed.words}
      error={at("words")}
      rows={3}
    />
  );
}
