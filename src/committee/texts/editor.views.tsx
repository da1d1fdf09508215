import type { VNode } from "preact";
import type { TextKind } from "#db/schema/texts.ts";
import { type Language, ownNames } from "#i18n/languages.ts";
import { type MessageKey, t } from "#i18n/t.ts";
import type { TextBody } from "#regime/committee-text.ts";
import {
  Button,
  ErrorSummary,
  type FieldError,
  Form,
  RadioField,
  SelectField,
  TextArea,
  TextField,
} from "#ui/fields.tsx";
import { Notice } from "#ui/notice.tsx";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import { textBodyPath, textVersionPath } from "../paths.ts";
import type { ComparedParagraph } from "./comparison.ts";
import { ComparedTable, Legend, Pieces } from "./comparison.views.tsx";
import { wrongAt } from "./form-fields.views.tsx";
import { MarksLegend } from "./marks-legend.views.tsx";
import { NumberedText } from "./numbered.views.tsx";
import { revisionOf, type Text, type WorkedVersion } from "./text.ts";
import { holesOf, nameOfPart, type Part, partsOf } from "./text-parts.ts";
import { Title } from "./text-words.views.tsx";
import { whoReads } from "./version.views.tsx";

export type EditorPageProps = {
  language: Language;
  text: Text;
  version: WorkedVersion;
  /** The language that is written. */
  of: Language;
  typed: Record<string, string>;
  errors: readonly FieldError[];
  /** What should be looked at, though it can be saved. */
  warnings: readonly string[];
  /** The revision this form is based on: with it saved, what somebody else saved meanwhile is not lost unseen. */
  basedOn: number;
  madeFrom: number;
  /** Of a translation that is older: what changed in the original since. */
  since?: readonly ComparedParagraph[] | undefined;
  /** What somebody else saved while this was typed. */
  theirs?: { body: TextBody<TextKind>; compared: readonly ComparedParagraph[] } | undefined;
};

/** One language of a version, part by part. */
export function EditorPage(props: EditorPageProps): VNode {
  const { language, text, version, of, typed, errors, warnings, basedOn, madeFrom } = props;
  const isOriginal = of === version.original;
  return (
    <>
      <ErrorSummary language={language} errors={errors} />
      <h1>{t(language, "texts.edit.title", { number: version.number, language: ownNames[of] })}</h1>
      <p>
        <Title language={language} text={text} />
      </p>
      <WhoCanSee language={language} who={whoReads(language, version.standing, version.kind)} />
      {props.theirs ? <Meanwhile {...props} theirs={props.theirs} /> : null}
      {warnings.length > 0 ? (
        <Notice tone="held" title={t(language, "texts.look-again")}>
          {warnings.map((warning) => (
            <p>{warning}</p>
          ))}
        </Notice>
      ) : null}
      <MarksLegend language={language} kind={version.kind} />
      {holesOf(version.kind).length > 0 ? (
        <p class="hint">
          {t(language, "texts.holes", {
            names: holesOf(version.kind)
              .map((name) => `{{${name}}}`)
              .join(" "),
          })}
        </p>
      ) : null}
      {props.since ? <Since language={language} since={props.since} original={version.original} /> : null}
      {isOriginal ? null : <Original language={language} version={version} />}
      <Form action={`/${language}${textBodyPath(text.id, version.number, of)}`}>
        <input type="hidden" name="revision" value={basedOn} />
        <input type="hidden" name="original-revision" value={madeFrom} />
        {partsOf(version.kind).map((part) => (
          <PartField language={language} part={part} of={of} typed={typed} errors={errors} />
        ))}
        {isOriginal ? (
          <RadioField
            name="wording"
            label={t(language, "texts.wording")}
            value={typed.wording}
            error={wrongAt(errors)("wording")}
            options={[
              { value: "committee", label: t(language, "texts.wording.committee") },
              { value: "project", label: t(language, "texts.wording.project") },
            ]}
          />
        ) : null}
        <div class="buttons">
          <Button kind="main">{t(language, "texts.save")}</Button>
          <a href={`/${language}${textVersionPath(text.id, version.number, version.bodies[of] ? of : undefined)}`}>
            {t(language, "texts.back-without-saving")}
          </a>
        </div>
      </Form>
    </>
  );
}

type PartFieldProps = Pick<EditorPageProps, "language" | "of" | "typed" | "errors"> & { part: Part };

function PartField({ language, part, of, typed, errors }: PartFieldProps): VNode {
  const name = nameOfPart(part.path);
  const field = {
    name,
    label: t(language, `texts.part.${name}` as MessageKey),
    value: typed[name] ?? "",
    error: wrongAt(errors)(name),
    language: of,
  };
  if (part.form === "choice")
    return (
      <SelectField
        {...field}
        options={part.options.map((value) => ({ value, label: t(language, `model.${name}.${value}` as MessageKey) }))}
      />
    );
  if (part.form === "line") return <TextField {...field} width="full" />;
  if (part.form === "paragraphs")
    return (
      <TextArea {...field} hint={t(language, "texts.paragraphs-hint")} rows={part.path === "paragraphs" ? 24 : 10} />
    );
  if (part.form === "lines") return <TextArea {...field} hint={t(language, "texts.lines-hint")} rows={3} />;
  return <TextArea {...field} rows={2} />;
}

/** The words a translation is made from. */
function Original({ language, version }: { language: Language; version: WorkedVersion }): VNode | null {
  const body = version.bodies[version.original];
  if (!body) return null;
  return (
    <details>
      <summary>
        {t(language, "texts.original-words", {
          language: ownNames[version.original],
          revision: revisionOf(version, version.original),
        })}
      </summary>
      <NumberedText language={language} kind={version.kind} body={body} written={version.original} prefix="original" />
    </details>
  );
}

/** For the translator: the paragraphs of the original that changed. */
function Since({
  language,
  since,
  original,
}: {
  language: Language;
  since: readonly ComparedParagraph[];
  original: Language;
}): VNode {
  return (
    <Notice tone="held" title={t(language, "texts.original-changed")}>
      <Legend language={language} />
      <ComparedTable
        language={language}
        of={original}
        caption={t(language, "texts.original-changed")}
        compared={since.filter(({ pieces }) => pieces.some(({ kind }) => kind !== "same"))}
      />
    </Notice>
  );
}

/** Both texts, and what differs between them: nothing typed is lost, nothing saved is replaced unseen. */
function Meanwhile({
  language,
  version,
  of,
  theirs,
}: EditorPageProps & { theirs: NonNullable<EditorPageProps["theirs"]> }): VNode {
  return (
    <Notice tone="held" title={t(language, "texts.changed")}>
      <p>{t(language, "texts.changed-what")}</p>
      <Legend language={language} />
      <div class="side-by-side">
        <section>
          <h2>{t(language, "texts.changed-theirs")}</h2>
          <NumberedText language={language} kind={version.kind} body={theirs.body} written={of} prefix="theirs" />
        </section>
        <section>
          <h2>{t(language, "texts.changed-yours")}</h2>
          <ol lang={of} dir="auto">
            {theirs.compared.map(({ pieces }) => (
              <li>
                <Pieces language={language} pieces={pieces} />
              </li>
            ))}
          </ol>
        </section>
      </div>
    </Notice>
  );
}
