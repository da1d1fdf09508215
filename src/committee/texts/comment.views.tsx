import type { VNode } from "preact";
import { type Language, ownNames } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { formatDate } from "#ui/dates.tsx";
import { Button, ErrorSummary, type FieldError, Form, TextArea, TextField } from "#ui/fields.tsx";
import { TextIn } from "#ui/text-in.tsx";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import { commentsPath, newCommentPath, textVersionPath } from "../paths.ts";
import type { TextComment } from "./amendment.ts";
import { OnBehalf, type StateOption, wrongAt } from "./form-fields.views.tsx";
import { NumberedText } from "./numbered.views.tsx";
import type { Text, WorkedVersion } from "./text.ts";
import { dayOf, nameOf, type StateNames, Title } from "./text-words.views.tsx";

type CommentsProps = {
  language: Language;
  text: Pick<Text, "id">;
  comments: readonly TextComment[];
  names: StateNames;
  /** Whether the reader may replace a comment. */
  mayReplace?: (comment: TextComment) => boolean;
};

/** What was said, newest words first shown; those they replaced stay behind a line. */
export function Comments({ language, text, comments, names, mayReplace }: CommentsProps): VNode {
  const standing = comments.filter(({ supersededBy }) => !supersededBy);
  if (standing.length === 0) return <p class="empty">{t(language, "texts.comments-empty")}</p>;
  return (
    <dl class="facts">
      {standing.map((comment) => (
        <div id={`comment-${comment.id}`}>
          <dt>
            {comment.delegation ? nameOf(names, comment.delegation) : <bdi>{comment.writtenBy.name}</bdi>}
            <p class="hint">{placeWords(language, comment)}</p>
            <p class="hint">{formatDate(language, dayOf(comment.writtenAt))}</p>
          </dt>
          <dd>
            <Words language={language} comment={comment} />
            {comment.evidence ? (
              <p class="hint">
                {t(language, "texts.evidence")}: <bdi>{comment.evidence}</bdi>
              </p>
            ) : null}
            <Earlier language={language} comment={comment} all={comments} />
            {mayReplace?.(comment) ? (
              <a href={`/${language}${newCommentPath(text.id, comment.versionNumber, comment.language, comment.id)}`}>
                {t(language, "texts.comment.replace")}
              </a>
            ) : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Words({ language, comment }: { language: Language; comment: TextComment }): VNode {
  return (
    <span class="typed">
      <TextIn language={comment.language} page={language}>
        {comment.words}
      </TextIn>
    </span>
  );
}

/** "Version 2, paragraph 3", or "on the whole". */
function placeWords(language: Language, { versionNumber: number, paragraph }: TextComment): string {
  return paragraph === null
    ? t(language, "texts.comment.on-whole", { number })
    : t(language, "texts.comment.on-paragraph", { number, paragraph });
}

function Earlier({
  language,
  comment,
  all,
}: {
  language: Language;
  comment: TextComment;
  all: readonly TextComment[];
}): VNode | null {
  const before = all.find(({ id }) => id === comment.supersedes);
  if (!before) return null;
  return (
    <details>
      <summary>{t(language, "texts.comment.earlier", { date: formatDate(language, dayOf(before.writtenAt)) })}</summary>
      <Words language={language} comment={before} />
      <Earlier language={language} comment={before} all={all} />
    </details>
  );
}

export type CommentPageProps = {
  language: Language;
  text: Text;
  version: WorkedVersion;
  of: Language;
  typed: Record<string, string>;
  errors: readonly FieldError[];
  delegation: string | undefined;
  /** Whom the secretariat may speak for; empty for everybody else. */
  states: readonly StateOption[];
  replaces: TextComment | undefined;
};

/** A comment on the whole or on one paragraph. */
export function CommentPage(props: CommentPageProps): VNode {
  const { language, text, version, of, typed, errors, delegation, states, replaces } = props;
  const wrong = wrongAt(errors);
  const body = version.bodies[of];
  return (
    <>
      <ErrorSummary language={language} errors={errors} />
      <h1>{t(language, "texts.comment.title", { number: version.number })}</h1>
      <p>
        <Title language={language} text={text} />
      </p>
      <WhoCanSee language={language} who={t(language, "texts.who.versions")} />
      {replaces ? <p>{t(language, "texts.comment.replaces")}</p> : null}
      {body ? <NumberedText language={language} kind={version.kind} body={body} written={of} /> : null}
      <Form action={`/${language}${commentsPath(text.id, version.number)}`}>
        <input type="hidden" name="language" value={of} />
        {replaces ? <input type="hidden" name="supersedes" value={replaces.id} /> : null}
        {delegation ? <p>{t(language, "texts.in-the-name-of", { state: delegation })}</p> : null}
        {!delegation && states.length > 0 ? (
          <OnBehalf
            language={language}
            states={states}
            typed={typed}
            errors={errors}
            none={t(language, "texts.comment.own-name")}
          />
        ) : null}
        <TextField
          name="paragraph"
          label={t(language, "texts.comment.paragraph", { language: ownNames[of] })}
          hint={t(language, "texts.comment.paragraph-hint")}
          value={typed.paragraph}
          error={wrong("paragraph")}
          inputMode="numeric"
          width="short"
        />
        <TextArea
          name="words"
          label={t(language, "texts.comment.words")}
          value={typed.words}
          error={wrong("words")}
          rows={6}
        />
        <div class="buttons">
          <Button kind="main">{t(language, "texts.comment.button")}</Button>
          <a href={`/${language}${textVersionPath(text.id, version.number, of)}`}>{t(language, "texts.back")}</a>
        </div>
      </Form>
    </>
  );
}
