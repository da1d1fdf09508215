import type { VNode } from "preact";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { TextIn } from "#ui/text-in.tsx";

/** Where a line of the record comes from, under the line itself. */
export function SourceLine({
  language,
  written,
  source,
}: {
  language: Language;
  written: Language;
  source: string;
}): VNode {
  return (
    <p class="hint">
      {t(language, "committee.source")}{" "}
      <TextIn language={written} page={language}>
        {source}
      </TextIn>
    </p>
  );
}
