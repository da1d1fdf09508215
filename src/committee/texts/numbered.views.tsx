import type { VNode } from "preact";
import type { TextKind } from "#db/schema/texts.ts";
import { direction, type Language } from "#i18n/languages.ts";
import { type MessageKey, t } from "#i18n/t.ts";
import type { TextBody } from "#regime/committee-text.ts";
import { Facts } from "#ui/facts.tsx";
import { choicesOf, isLetter, nameOfPart, numbered, partsByNumber } from "./text-parts.ts";
import { WithHoles } from "./text-words.views.tsx";

/** The words with their paragraph numbers; of a letter each part is named as well. */
export function NumberedText({
  language,
  kind,
  body,
  written,
  prefix = "paragraph",
}: {
  language: Language;
  kind: TextKind;
  body: TextBody<TextKind>;
  written: Language;
  /** Before the number in each paragraph's address on the page. */
  prefix?: string;
}): VNode {
  const { title, paragraphs } = numbered(kind, body);
  const parts = isLetter(kind) ? partsByNumber(kind, body) : undefined;
  return (
    <article class="numbered" lang={written} dir={direction(written)}>
      <p class="numbered-title">
        <strong>{title}</strong>
      </p>
      <Choices language={language} kind={kind} body={body} />
      <ol>
        {paragraphs.map((words, n) => (
          <li id={`${prefix}-${n + 1}`} class="typed">
            {parts ? (
              <span class="hint" lang={language} dir={direction(language)}>
                {t(language, `texts.part.${nameOfPart(parts[n] ?? "")}` as MessageKey)}
                <br />
              </span>
            ) : null}
            <WithHoles>{words}</WithHoles>
          </li>
        ))}
      </ol>
    </article>
  );
}

/** For whom a model is, in the page's language: it is chosen, not worded. */
function Choices({
  language,
  kind,
  body,
}: {
  language: Language;
  kind: TextKind;
  body: TextBody<TextKind>;
}): VNode | null {
  const choices = choicesOf(kind, body);
  if (choices.length === 0) return null;
  return (
    <div lang={language} dir={direction(language)}>
      <Facts
        facts={choices.map(({ path, chosen }) => ({
          label: t(language, `texts.part.${path}` as MessageKey),
          value: t(language, `model.${path}.${chosen}` as MessageKey),
        }))}
      />
    </div>
  );
}
