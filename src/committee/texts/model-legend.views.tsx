import type { ComponentChildren, VNode } from "preact";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { letterConditions, letterHoles } from "#regime/letter-model.ts";

/** The marks a paragraph of a model may begin with, and what is filled in, each with its meaning. */
export function ModelLegend({ language }: { language: Language }): VNode {
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
