import type { VNode } from "preact";
import type { TextKind } from "#db/schema/texts.ts";
import { type Language, languages, ownNames } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { Notice } from "#ui/notice.tsx";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import {
  abandonmentPath,
  comparisonPath,
  editTextPath,
  letterModelPath,
  newAmendmentPath,
  newCommentPath,
  newNoObjectionPath,
  sharingPath,
  textPath,
  textVersionPath,
} from "../paths.ts";
import type { Amendment, TextComment } from "./amendment.ts";
import { AmendmentsTable } from "./amendment.views.tsx";
import { Comments } from "./comment.views.tsx";
import { MarksLegend } from "./marks-legend.views.tsx";
import { languagesThatDiffer } from "./model-rules.ts";
import { NumberedText } from "./numbered.views.tsx";
import type { TextWithVersions } from "./text.queries.ts";
import {
  isOlderThanOriginal,
  isOpenIn,
  isUnofficial,
  takesViews,
  type VersionStanding,
  type WorkedVersion,
} from "./text.ts";
import { isIncomplete, isLetter } from "./text-parts.ts";
import { Standing, type StateNames, Title } from "./text-words.views.tsx";

export type VersionPageProps = {
  language: Language;
  text: TextWithVersions;
  version: WorkedVersion;
  /** The language it is read in. */
  readIn: Language;
  amendments: readonly Amendment[];
  comments: readonly TextComment[];
  names: StateNames;
  may: { draft: boolean; share: boolean; circulate: boolean; propose: boolean; comment: boolean };
  /** Whether the reader may put another comment in the place of one. */
  mayReplace: (comment: TextComment) => boolean;
};

/** One version, to be read in one of its languages, its paragraphs numbered so that members can refer to them. */
export function VersionPage(props: VersionPageProps): VNode {
  const { language, text, version, readIn, amendments, comments, names } = props;
  const body = version.bodies[readIn];
  return (
    <>
      <h1>
        <Title language={language} text={text} />
        {` – ${t(language, "texts.version", { number: version.number })}`}
      </h1>
      <p>
        <Standing language={language} version={version} />
      </p>
      <WhoCanSee language={language} who={whoReads(language, version.standing, version.kind)} />
      <Acts {...props} />
      <Languages language={language} version={version} readIn={readIn} mayDraft={props.may.draft} />
      <Notes language={language} version={version} readIn={readIn} />
      <MarksLegend language={language} kind={version.kind} />
      {body ? (
        <NumberedText language={language} kind={version.kind} body={body} written={readIn} />
      ) : (
        <p class="empty">{t(language, "texts.not-in-language", { name: ownNames[readIn] })}</p>
      )}
      {takesViews(version) || amendments.length > 0 || comments.length > 0 ? (
        <>
          <h2>{t(language, "texts.amendments")}</h2>
          <AmendmentsTable language={language} text={text} amendments={amendments} names={names} />
          <h2>{t(language, "texts.comments")}</h2>
          <Comments
            language={language}
            text={text}
            comments={comments}
            names={names}
            mayReplace={(comment) => takesViews(version) && props.mayReplace(comment)}
          />
        </>
      ) : null}
    </>
  );
}

/** Who can read a version at each stage; the database holds to it. */
export function whoReads(language: Language, standing: VersionStanding, kind: TextKind): string {
  if (standing === "draft") return t(language, "texts.who.draft");
  if (standing === "abandoned") return t(language, "texts.who.abandoned");
  const shown = kind === "disclaimer" || kind === "request-form-guidance" || isLetter(kind);
  return t(language, standing === "adopted" && shown ? `texts.who.${kind}` : "texts.who.versions");
}

type Act = { href: string; words: string; main?: boolean };

function Acts(props: VersionPageProps): VNode | null {
  const acts = actsOn(props);
  if (acts.length === 0) return null;
  return (
    <p class="buttons">
      {acts.map(({ href, words, main }) => (
        <a href={`/${props.language}${href}`} class={main ? "button button-main" : "button"}>
          {words}
        </a>
      ))}
    </p>
  );
}

function actsOn({ language, text, version, readIn, may }: VersionPageProps): Act[] {
  const { number, standing } = version;
  const original = version.bodies[version.original];
  const differ = languagesThatDiffer(version.kind, version.bodies, version.original).length > 0;
  const complete = original !== undefined && !isIncomplete(version.kind, original) && !differ;
  const isDraft = standing === "draft" || standing === "shared";
  const open = takesViews(version) && version.bodies[readIn] !== undefined;
  const before = text.versions.filter((one) => one.number < number).at(-1);
  return [
    ...(may.draft && isOpenIn(version, readIn)
      ? [{ href: editTextPath(text.id, number, readIn), words: t(language, "texts.edit", { name: ownNames[readIn] }) }]
      : []),
    ...(isLetter(version.kind) && complete
      ? [{ href: letterModelPath(version.id), words: t(language, "model.preview") }]
      : []),
    ...(may.share && standing === "draft" && complete
      ? [{ href: sharingPath(text.id, number), words: t(language, "texts.share"), main: true }]
      : []),
    ...(may.circulate && isDraft && complete
      ? [{ href: newNoObjectionPath({ text: version.id }), words: t(language, "texts.circulate") }]
      : []),
    ...(open && may.propose
      ? [{ href: newAmendmentPath(text.id, number, readIn), words: t(language, "texts.propose"), main: true }]
      : []),
    ...(open && may.comment
      ? [{ href: newCommentPath(text.id, number, readIn), words: t(language, "texts.comment") }]
      : []),
    ...(before
      ? [
          {
            href: comparisonPath(text.id, before.number, number, readIn),
            words: t(language, "texts.compare-with", { number: before.number }),
          },
        ]
      : []),
    ...(may.draft && isDraft ? [{ href: abandonmentPath(text.id, number), words: t(language, "texts.abandon") }] : []),
  ];
}

function Languages({
  language,
  version,
  readIn,
  mayDraft,
}: Pick<VersionPageProps, "language" | "version" | "readIn"> & { mayDraft: boolean }): VNode {
  const missing = languages.filter((code) => !version.bodies[code] && isOpenIn(version, code));
  return (
    <nav class="languages" aria-label={t(language, "texts.languages")}>
      <ul>
        {languages
          .filter((code) => version.bodies[code])
          .map((code) => (
            <li>
              <a
                href={`/${language}${textVersionPath(version.textId, version.number, code)}`}
                lang={code}
                aria-current={code === readIn ? "true" : undefined}
              >
                {ownNames[code]}
              </a>
            </li>
          ))}
        {mayDraft
          ? missing.map((code) => (
              <li>
                <a href={`/${language}${editTextPath(version.textId, version.number, code)}`}>
                  {t(language, "texts.add-language", { name: ownNames[code] })}
                </a>
              </li>
            ))
          : null}
      </ul>
    </nav>
  );
}

/** What should be known before these words are relied on. */
function Notes({ language, version, readIn }: Pick<VersionPageProps, "language" | "version" | "readIn">): VNode | null {
  if (!version.bodies[readIn]) return null;
  const notes = [
    ...(isUnofficial(version, readIn) ? [t(language, "texts.unofficial", { name: ownNames[version.original] })] : []),
    ...(isOlderThanOriginal(version, readIn) ? [t(language, "texts.older-than-original")] : []),
    ...(version.wording === "project" ? [t(language, "texts.wording.project-note")] : []),
    ...(version.standing === "shared" ? [t(language, "texts.rests.shared")] : []),
    ...(version.standing === "circulated" ? [t(language, "texts.rests.circulated")] : []),
    ...(version.standing === "adopted" ? [t(language, "texts.rests.adopted")] : []),
  ];
  if (notes.length === 0) return null;
  return (
    <Notice tone={isOlderThanOriginal(version, readIn) ? "held" : "quiet"}>
      {notes.map((note) => (
        <p>{note}</p>
      ))}
    </Notice>
  );
}

/** The way back to a text from one of its pages. */
export function textCrumbs(language: Language, text: Pick<TextWithVersions, "id" | "title">) {
  return { href: `/${language}${textPath(text.id)}`, label: text.title };
}
