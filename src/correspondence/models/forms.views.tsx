import type { VNode } from "preact";
import { WithHoles } from "#committee/texts/text-words.views.tsx";
import { direction, type Language, languages, ownNames } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { Facts } from "#ui/facts.tsx";
import { TextIn } from "#ui/text-in.tsx";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import { type FormEntry, genders, letterFormsData, type RuleEntry } from "./letter-forms.ts";

/** The forms of address with the rule and the source of each. */
export function LetterFormsPage({ language }: { language: Language }): VNode {
  const { rules, forms, orders } = letterFormsData;
  return (
    <>
      <h1>{t(language, "model.forms.title")}</h1>
      <WhoCanSee language={language} who={t(language, "model.who.signed-in")} />
      <p>{t(language, "model.forms.what")}</p>
      <h2>{t(language, "model.forms.rules")}</h2>
      {rules.map((rule) => (
        <Rule language={language} rule={rule} />
      ))}
      <h2>{t(language, "model.forms.words")}</h2>
      {forms.map((entry) => (
        <Entry language={language} entry={entry} />
      ))}
      <h2>{t(language, "model.forms.order")}</h2>
      {orders.map((order) => (
        <Rule language={language} rule={order} />
      ))}
    </>
  );
}

function Entry({ language, entry }: { language: Language; entry: FormEntry }): VNode {
  return (
    <section>
      <h3>
        {t(language, `model.forms.part.${entry.part}`)} · {t(language, `model.forms.addressee.${entry.addressee}`)}
      </h3>
      <Words language={language} entry={entry} of={[language]} />
      <details>
        <summary>{t(language, "model.forms.others")}</summary>
        <Words language={language} entry={entry} of={languages.filter((code) => code !== language)} />
      </details>
      <Rule language={language} rule={entry} />
    </section>
  );
}

/** The words of a form in some languages; where they are from memory it is said beside them. */
function Words({ language, entry, of }: { language: Language; entry: FormEntry; of: readonly Language[] }): VNode {
  return (
    <Facts
      facts={of.map((code) => ({
        label: ownNames[code],
        value: (
          <>
            {differentWords(entry, code).map(({ words, of: genderOf }) => (
              <p>
                <span lang={code} dir={direction(code)} class="typed">
                  <WithHoles>{words}</WithHoles>
                </span>
                {genderOf.length < genders.length ? (
                  <span class="hint">
                    {" "}
                    {genderOf.map((gender) => t(language, `model.forms.gender.${gender}`)).join(", ")}
                  </span>
                ) : null}
              </p>
            ))}
            {entry.read.includes(code) ? null : <p class="hint">{t(language, "model.forms.memory")}</p>}
          </>
        ),
      }))}
    />
  );
}

/** Words that are the same for a man, a woman and somebody unknown are shown once. */
function differentWords({ words }: FormEntry, code: Language): { words: string; of: (typeof genders)[number][] }[] {
  return [...Map.groupBy(genders, (gender) => words[code][gender])].map(([said, of]) => ({ words: said, of }));
}

function Rule({
  language,
  rule: { rule, source, paragraph, also = [] },
}: {
  language: Language;
  rule: RuleEntry;
}): VNode {
  const sources = [source, ...also].flatMap((key) => (key ? (letterFormsData.sources[key] ?? []) : []));
  return (
    <blockquote>
      <p>
        <TextIn language="en" page={language}>
          {rule}
        </TextIn>
      </p>
      {sources.map(({ title, address, read }, n) => (
        <p class="hint">
          {t(language, "texts.source")}{" "}
          <a href={address} rel="noreferrer">
            <bdi lang="en">{title}</bdi>
          </a>
          {paragraph && n === 0 ? `, ${t(language, "model.forms.paragraph", { number: paragraph })}` : ""}{" "}
          <bdi lang="en">({read})</bdi>
        </p>
      ))}
      {sources.length === 0 ? <p class="hint">{t(language, "model.forms.no-source")}</p> : null}
    </blockquote>
  );
}
