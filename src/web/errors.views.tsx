import type { VNode } from "preact";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";

export type ErrorKind = "not-found" | "not-allowed" | "too-large" | "not-readable" | "fault";

/** What went wrong, addressed to a busy person: what it is and what to do. */
export function ErrorPage({
  language,
  kind,
  incident,
}: {
  language: Language;
  kind: ErrorKind;
  incident?: string | undefined;
}): VNode {
  return (
    <>
      <h1>{errorTitle(language, kind)}</h1>
      <p>{t(language, `error.${kind}.what`)}</p>
      {incident ? <p>{t(language, "error.incident", { incident })}</p> : null}
      <p>
        <a href={`/${language}`}>{t(language, "error.start")}</a>
      </p>
    </>
  );
}

export function errorTitle(language: Language, kind: ErrorKind): string {
  return t(language, `error.${kind}.title`);
}
