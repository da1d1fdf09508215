import type { VNode } from "preact";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";

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
