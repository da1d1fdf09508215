import type { VNode } from "preact";
import type { Language } from "#i18n/languages.ts";
import { ownNames } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { Confirm } from "#ui/confirm.tsx";
import { formatDate } from "#ui/dates.tsx";
import type { Fact } from "#ui/facts.tsx";
import { Notice } from "#ui/notice.tsx";
import type { Letter, Obstacle } from "./letter.ts";
import { decisionWords } from "./letter.views.tsx";
import { cancellationPath, letterPath, letterPdfPath, lettersPath, releasePath } from "./paths.ts";

// One thing a page: what will happen, to whom, when, who will see it, what cannot be undone.

type NewProps = {
  language: Language;
  stateName: string;
  stateLanguage: Language;
  matrix: { key: string; path: string; number: number; approvedOn: string | undefined };
  problem?: string | undefined;
};

export function NewLetterPage({ language, stateName, stateLanguage, matrix, problem }: NewProps): VNode {
  return (
    <>
      {problem ? (
        <Notice tone="refused">
          <p>{problem}</p>
        </Notice>
      ) : null}
      <Confirm
        title={t(language, "letter.new.title", { state: stateName })}
        facts={[
          { label: t(language, "letter.new.what"), value: t(language, "letter.new.what-words") },
          { label: t(language, "column.version"), value: String(matrix.number) },
          languageFact(language, stateLanguage),
          { label: t(language, "letter.decision"), value: decisionWords(language, matrix) },
          { label: t(language, "letter.who"), value: t(language, "letter.who.draft") },
        ]}
        action={`/${language}${lettersPath}`}
        button={t(language, "letter.new.button")}
        back={{ href: `/${language}${matrix.path}`, label: t(language, "confirm.back") }}
      >
        <input type="hidden" name="matrix" value={matrix.key} />
      </Confirm>
    </>
  );
}

type ReleaseObstacle = Obstacle | "text-changed";
type ActProps = { language: Language; letter: Letter; stateName: string };

export function ReleasePage(props: ActProps & { obstacles: ReleaseObstacle[] }): VNode {
  const { language, letter, stateName, obstacles } = props;
  const title = t(language, "letter.release.title", { reference: letter.reference });
  if (letter.standing.status !== "drafted") return <NoLongerDraft language={language} letter={letter} title={title} />;
  return (
    <>
      {obstacles.length > 0 ? (
        <Notice tone="held" title={t(language, "letter.release.not-yet")}>
          {obstacles.map((obstacle) => (
            <p>{t(language, `letter.release.${obstacle}`)}</p>
          ))}
        </Notice>
      ) : null}
      <Confirm
        title={title}
        facts={[
          { label: t(language, "letter.release.what"), value: t(language, "letter.release.what-words") },
          { label: t(language, "letter.release.to-whom"), value: stateName },
          { label: t(language, "letter.decision"), value: decisionWords(language, letter) },
          languageFact(language, letter.language),
          { label: t(language, "letter.release.when"), value: t(language, "letter.release.at-once") },
          { label: t(language, "letter.drafted-by"), value: <bdi>{letter.draftedBy}</bdi> },
          { label: t(language, "column.reply-by"), value: formatDate(language, letter.replyBy) },
          { label: t(language, "letter.who"), value: t(language, "letter.who.released") },
          {
            label: t(language, "letter.release.read-it"),
            value: <a href={`/${language}${letterPdfPath(letter.id)}`}>{t(language, "letter.preview")}</a>,
          },
        ]}
        warning={t(language, "letter.release.warning")}
        action={`/${language}${releasePath(letter.id)}`}
        button={t(language, "letter.release.button", { state: stateName })}
        back={{ href: `/${language}${letterPath(letter.id)}`, label: t(language, "confirm.back") }}
      />
    </>
  );
}

export function CancellationPage({ language, letter, stateName }: ActProps): VNode {
  const title = t(language, "letter.cancel.title", { reference: letter.reference });
  if (letter.standing.status !== "drafted") return <NoLongerDraft language={language} letter={letter} title={title} />;
  return (
    <Confirm
      title={title}
      facts={[
        { label: t(language, "column.state"), value: stateName },
        { label: t(language, "letter.release.what"), value: t(language, "letter.cancel.what") },
        { label: t(language, "letter.who"), value: t(language, "letter.who.draft") },
      ]}
      warning={t(language, "letter.cancel.warning")}
      action={`/${language}${cancellationPath(letter.id)}`}
      button={t(language, "letter.cancel.button")}
      back={{ href: `/${language}${letterPath(letter.id)}`, label: t(language, "confirm.back") }}
    />
  );
}

function NoLongerDraft({ language, letter, title }: { language: Language; letter: Letter; title: string }): VNode {
  return (
    <>
      <h1>{title}</h1>
      <Notice tone="held">
        <p>{t(language, "letter.release.not-a-draft")}</p>
      </Notice>
      <p>
        <a href={`/${language}${letterPath(letter.id)}`}>{t(language, "confirm.back")}</a>
      </p>
    </>
  );
}

/** A character that no typeface has stands somewhere in the texts: said to the person, not printed as a box. */
export function UnprintablePage({ language, detail }: { language: Language; detail: string }): VNode {
  return (
    <>
      <h1>{t(language, "letter.unprintable")}</h1>
      <p>{t(language, "letter.unprintable-what")}</p>
      <p lang="en" dir="ltr">
        {detail}
      </p>
    </>
  );
}

function languageFact(page: Language, language: Language): Fact {
  return { label: t(page, "letter.language"), value: <span lang={language}>{ownNames[language]}</span> };
}
