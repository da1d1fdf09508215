import type { ComponentChildren, VNode } from "preact";
import type { TextKind } from "#db/schema/texts.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { letterConditions, letterHoles } from "#regime/letter-model.ts";
import { formParts } from "#regime/request-guidance.ts";

/** The marks a paragraph of a text may begin with, where its kind has any. */
export function MarksLegend({ language, kind }: { language: Language; kind: TextKind }): VNode | null {
  if (kind === "letter-model") return <ModelLegend language={language} />;
  return kind === "request-form-guidance" ? <GuidanceLegend language={language} /> : null;
}

/** The parts of the request form advice may stand at, and how a paragraph of the resolution is named. */
function GuidanceLegend({ language }: { language: Language }): VNode {
  return (
    <details>
      <summary>{t(language, "guidance.legend")}</summary>
      <p>{t(language, "guidance.legend.what")}</p>
      <dl class="facts">
        {formParts.map((part) => (
          <Meaning name={`for ${part}`}>{t(language, `guidance.part.${part}`)}</Meaning>
        ))}
        <Meaning name="paragraph OP3(a)">{t(language, "guidance.mark.paragraph")}</Meaning>
      </dl>
    </details>
  );
}

/** The marks a paragraph of a model may begin with, and what is filled in, each with its meaning. */
function ModelLegend({ language }: { language: Language }): VNode {
  return (
    <details>
      <summary>{t(language, "model.legend")}</summary>
      <p>{t(language, "model.legend.what")}</p>
      <h2>{t(language, "model.legend.marks")}</h2>
      <dl class="facts">
        {letterConditions.map((condition) => (
          <Meaning name={`if ${condition}`}>{t(language, `model.condition.${condition}`)}</Meaning>
        ))}
        <Meaning name="heading">{t(language, "model.mark.heading")}</Meaning>
        <Meaning name="ask">{t(language, "model.mark.ask")}</Meaning>
      </dl>
      <h2>{t(language, "model.legend.holes")}</h2>
      <dl class="facts">
        {letterHoles.map((hole) => (
          <Meaning name={hole}>{t(language, `model.hole.${hole}`)}</Meaning>
        ))}
      </dl>
    </details>
  );
}

function Meaning({ name, children }: { name: string; children: ComponentChildren }): VNode {
  return (
    <div>
      <dt>
        <code dir="ltr">
          {"{{"}
          <var>{name}</var>
          {"}}"}
        </code>
      </dt>
      <dd>{children}</dd>
    </div>
  );
}
