import type { ComponentChildren, VNode } from "preact";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";

/** The small constant line on every record: who can read it; it opens the reasons. */
export function WhoCanSee({
  language,
  who,
  children,
}: {
  language: Language;
  who: string;
  children?: ComponentChildren;
}): VNode {
  const line = (
    <>
      <span class="who-label">{t(language, "who-can-see.label")}</span> {who}
    </>
  );
  if (!children) return <p class="who-can-see">{line}</p>;
  return (
    <details class="who-can-see">
      <summary>{line}</summary>
      {children}
    </details>
  );
}
