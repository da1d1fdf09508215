import type { VNode } from "preact";
import { direction, type Language, ownNames } from "#i18n/languages.ts";

/** A text in the language it was written in, inside a page that may be in another: read aloud, and run, the right way. */
export function TextIn({ language, page, children }: { language: Language; page: Language; children: string }): VNode {
  if (language === page) return <>{children}</>;
  return (
    <span lang={language} dir={direction(language)} title={ownNames[language]} class="text-in">
      {children}
    </span>
  );
}
