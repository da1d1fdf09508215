import type { VNode } from "preact";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { Notice } from "#ui/notice.tsx";
import type { QuestionKind } from "./advice.ts";

/** What to tell exactly, by the rows that were chosen; none of it must be answered. */
export function Questions({ language, about }: { language: Language; about: readonly QuestionKind[] }): VNode | null {
  if (about.length === 0) return null;
  return (
    <Notice title={t(language, "request.questions")}>
      <ul>
        {about.map((one) => (
          <li>{t(language, `request.question.${one}`)}</li>
        ))}
      </ul>
    </Notice>
  );
}
