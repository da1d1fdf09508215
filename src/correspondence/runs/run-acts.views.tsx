import type { VNode } from "preact";
import type { Language } from "#i18n/languages.ts";
import { type MessageKey, t } from "#i18n/t.ts";
import { Confirm } from "#ui/confirm.tsx";
import { formatDate } from "#ui/dates.tsx";
import type { Fact } from "#ui/facts.tsx";
import { ErrorSummary, RadioField, TextField } from "#ui/fields.tsx";
import { Refused } from "#ui/notice.tsx";
import { type LetterRun, type RunCounts, windows } from "./letter-run.ts";
import { type RunAct, runActPath, runPath } from "./paths.ts";
import { conditionWords } from "./run-words.views.tsx";

export type RunActProps = {
  language: Language;
  act: RunAct;
  run: LetterRun;
  counts: RunCounts;
  /** The fingerprint of what this person has before the eyes. */
  seen: string;
  /** Whether it is the Chair who signs; anybody else records a signature on paper. */
  isChair: boolean;
  typed?: { words?: string; window?: string };
  error?: { field: string; message: string } | undefined;
  /** Why it could not be done. */
  refused?: string | undefined;
};

/** One act on a run: what will happen, to whom, when, who will see it, what cannot be undone. */
export function RunActPage(props: RunActProps): VNode {
  const { language, act, run, counts, seen, refused } = props;
  return (
    <>
      <ErrorSummary language={language} errors={props.error ? [props.error] : []} />
      <Refused words={refused} />
      <Confirm
        title={t(language, `run.${act}.title`, { title: run.title })}
        facts={factsOf(props)}
        {...(hasWarning(act) ? { warning: t(language, `run.${act}.warning`) } : {})}
        action={`/${language}${runActPath(run.id, act)}`}
        button={t(language, `run.${act}.button`, { count: counts.all })}
        back={{ href: `/${language}${runPath(run.id)}`, label: t(language, "confirm.back") }}
      >
        <input type="hidden" name="seen" value={seen} />
        <Fields {...props} />
      </Confirm>
    </>
  );
}

function hasWarning(act: RunAct): act is "signature" | "release" | "cancellation" {
  return act === "signature" || act === "release" || act === "cancellation";
}

function factsOf({ language, act, run, counts }: RunActProps): Fact[] {
  const fact = (label: MessageKey, value: string): Fact => ({ label: t(language, label), value });
  return [
    fact("letter.release.what", t(language, `run.${act}.what`)),
    fact("letter.release.to-whom", conditionWords(language, run).join(" · ")),
    fact("run.letters", String(counts.all)),
    fact("run.channel", t(language, `run.channel.${run.channel}`)),
    fact("column.reply-by", formatDate(language, run.replyBy)),
    ...(act === "release" || act === "signature"
      ? [
          {
            label: t(language, "run.read"),
            value: <a href={`/${language}${runPath(run.id)}`}>{t(language, "run.read-all")}</a>,
          },
        ]
      : []),
    ...(act === "release" ? [fact("letter.who", t(language, "letter.who.released"))] : []),
  ];
}

function Fields({ language, act, isChair, typed, error }: RunActProps): VNode | null {
  const at = (field: string): string | undefined => (error?.field === field ? error.message : undefined);
  if (act === "signature" && !isChair)
    return (
      <TextField
        name="words"
        label={t(language, "run.signature.paper")}
        hint={t(language, "run.signature.paper-hint")}
        value={typed?.words}
        error={at("words")}
        width="full"
      />
    );
  if (act !== "release") return null;
  return (
    <RadioField
      name="window"
      label={t(language, "run.window")}
      value={typed?.window}
      error={at("window")}
      options={windows.map((value) => ({ value, label: t(language, `run.window.${value}`) }))}
    />
  );
}
