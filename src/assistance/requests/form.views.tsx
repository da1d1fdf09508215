import type { ComponentChildren, VNode } from "preact";
import type { ProviderId } from "#db/ids.ts";
import { type Language, languages, ownNames, type Texts } from "#i18n/languages.ts";
import { type MessageKey, pickText, t } from "#i18n/t.ts";
import type { StandingTemplate } from "#regime/template.queries.ts";
import { CheckboxField, RadioField, SelectField, TextField } from "#ui/fields.tsx";
import { DayOf, FormPage, LanguageOf, RadioOf, SelectOf, TextOf } from "#ui/form-page.tsx";
import { Notice } from "#ui/notice.tsx";
import { TextIn } from "#ui/text-in.tsx";
import { errorAt, type FormState } from "#ui/typed-form.ts";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import { audiences, isNarrower } from "../audience.ts";
import { formFilePath } from "../form-files/paths.ts";
import { kindsOfAssistance } from "../kinds.ts";
import {
  annexesPath,
  type FormPart,
  formPartPath,
  itemPath,
  itemsPath,
  previewPath,
  requestPath,
  requestsPath,
  submissionPath,
  takeOutItemPath,
} from "./paths.ts";
import { type RequestItem, type RequestWhole, requestArrivals } from "./request.ts";
import {
  elsewherePlaces,
  elsewhereStandings,
  type FieldName,
  howSoon,
  itemFields,
  mostItems,
  type Subject,
  subjectValue,
  widestOf,
} from "./request-field.ts";
import { type Names, whoSees } from "./request-words.ts";
import type { SubjectNames } from "./sheet.views.tsx";

/** Which fields stand on each page of the form. */
export const fieldsOfPart: Record<Exclude<FormPart, "audience">, readonly FieldName[]> = {
  about: ["objective", "background"],
  before: ["previous", "elsewhere"],
  matter: ["matter"],
  contact: ["contact"],
};

export function partsOf(kind: RequestWhole["kind"]): readonly FormPart[] {
  return kind === "assistance" ? ["about", "before", "contact", "audience"] : ["matter", "contact", "audience"];
}

type Choice = { value: string; label: string };
export type BeginProps = {
  language: Language;
  state: FormState;
  /** The States the person speaks for, and the organisations it asks for. */
  asAsking: readonly Choice[];
  /** For the secretariat: everybody a paper may come from. */
  onPaper: boolean;
  states: readonly Choice[];
  /** Requests in the register of what came in, the newest first. */
  entries: readonly Choice[];
};

/** Two kinds of request, each with its route; nothing is sent by beginning. */
export function BeginPage({ language, state, asAsking, onPaper, states, entries }: BeginProps): VNode {
  return (
    <FormPage
      language={language}
      title={t(language, "request.begin")}
      what={t(language, onPaper ? "request.begin.what-paper" : "request.begin.what")}
      state={state}
      action={`/${language}${requestsPath}`}
      button={t(language, "request.begin.button")}
      back={{ href: `/${language}${requestsPath}`, label: t(language, "requests.back") }}
    >
      <RadioOf
        page={language}
        state={state}
        name="kind"
        label="request.kind"
        options={(["assistance", "general"] as const).map((kind) => ({
          value: kind,
          label: t(language, `request.kind.${kind}`),
          hint: t(language, `request.kind.${kind}.hint`),
        }))}
      />
      {asAsking.length > 1 || onPaper ? (
        <SelectOf
          page={language}
          state={state}
          name="from"
          label="request.asking"
          options={[{ value: "", label: "" }, ...asAsking]}
        />
      ) : null}
      {asAsking.some(({ value }) => value.length > 3) ? (
        <CheckboxField
          name="states"
          label={t(language, "request.on-behalf-of")}
          hint={t(language, "request.on-behalf-of.hint")}
          error={errorAt(state.errors, "states")}
          options={states}
          chosen={(state.typed.states ?? "").split(",")}
          columns
        />
      ) : null}
      {onPaper ? (
        <>
          <SelectOf
            page={language}
            state={state}
            name="arrived-by"
            label="request.arrived-by"
            options={requestArrivals.map((value) => ({ value, label: t(language, `request.arrived-by.${value}`) }))}
          />
          <DayOf page={language} state={state} name="received" label="request.received-on" />
          {entries.length > 0 ? (
            <SelectOf
              page={language}
              state={state}
              name="incoming"
              label="request.entry"
              hint="request.entry.hint"
              options={[{ value: "", label: "" }, ...entries]}
            />
          ) : null}
        </>
      ) : null}
      <LanguageOf page={language} state={state} name="language" label="request.language" hint="request.language.hint" />
    </FormPage>
  );
}

type DraftProps = {
  language: Language;
  request: RequestWhole;
  names: Names;
  /** The heading of a general request or an item: its first words. */
  title: string;
  filled: (part: FormPart) => boolean;
  itemWords: (item: RequestItem) => string;
  /** What introduces the form. */
  introduction: ComponentChildren;
  /** Where else something for the draft is found. */
  beside?: ComponentChildren;
};

/** A draft as a list of pages to fill in any order; each is saved by itself. */
export function DraftPage({
  language,
  request,
  names,
  title,
  filled,
  itemWords,
  introduction,
  beside,
}: DraftProps): VNode {
  const { id } = request;
  const step = (href: string, label: string, isFilled: boolean): VNode => (
    <li>
      <a href={`/${language}${href}`}>{label}</a>{" "}
      <span class={isFilled ? "pill pill-settled" : "pill pill-quiet"}>
        {t(language, isFilled ? "request.part.filled" : "request.part.empty")}
      </span>
    </li>
  );
  const [first, ...others] = partsOf(request.kind);
  return (
    <>
      <h1>{title}</h1>
      <p>{t(language, "request.draft.what")}</p>
      <WhoCanSee language={language} who={t(language, "request.draft.who")} />
      <details>
        <summary>{t(language, "request.introduction")}</summary>
        {introduction}
      </details>
      <ol class="steps">
        {first ? step(formPartPath(id, first), t(language, `request.part.${first}`), filled(first)) : null}
        {request.kind === "assistance" ? (
          <li>
            <span>{t(language, "request.part.items")}</span>
            <ol>
              {request.items.map((item) => (
                <li>
                  <a href={`/${language}${itemPath(id, item.id)}`}>{t(language, "request.item", { n: item.n })}</a>{" "}
                  <bdi>{itemWords(item)}</bdi>
                </li>
              ))}
            </ol>
            {request.items.length < mostItems ? (
              <form method="post" action={`/${language}${itemsPath(id)}`}>
                <input type="hidden" name="basis" value={request.revision} />
                <button type="submit" class="button">
                  {t(language, "request.item.add")}
                </button>
              </form>
            ) : null}
          </li>
        ) : null}
        {request.kind === "assistance"
          ? step(annexesPath(id), t(language, "request.part.annexes"), request.annexes.length > 0)
          : null}
        {others.map((part) => step(formPartPath(id, part), t(language, `request.part.${part}`), filled(part)))}
      </ol>
      {beside}
      <p>
        <a href={`/${language}${formFilePath(id)}`}>{t(language, "form-file.offline")}</a>
      </p>
      <Notice title={t(language, "request.will-be-seen")}>
        <p>{whoSees(language, request, request.audience, names)}</p>
        <p>
          <a href={`/${language}${previewPath(id)}`}>{t(language, "request.preview.look")}</a>
        </p>
      </Notice>
      <p class="buttons">
        <a class="button button-main" href={`/${language}${submissionPath(id)}`}>
          {t(language, "request.check")}
        </a>
      </p>
    </>
  );
}

type PartProps = {
  language: Language;
  request: RequestWhole;
  names: Names;
  state: FormState;
  basis: number;
  part: Exclude<FormPart, "audience">;
  /** Advice beside a field, from the text of the Committee. */
  guidance: (field: FieldName) => ComponentChildren;
  /** What other rooms say before the fields: what was received before, what to tell exactly. */
  before?: ComponentChildren;
};

/** One page of the form: its fields, and beside each who may see it. */
export function PartPage({ language, request, names, state, basis, part, guidance, before }: PartProps): VNode {
  return (
    <FormPage
      language={language}
      title={t(language, `request.part.${part}`)}
      state={state}
      action={`/${language}${formPartPath(request.id, part)}`}
      button={t(language, "request.save")}
      back={{ href: `/${language}${requestPath(request.id)}`, label: t(language, "request.back") }}
      hidden={{ basis }}
      before={before}
    >
      {fieldsOfPart[part].map((field) => (
        <FieldWithAudience {...{ language, request, names, state, field, guidance }} />
      ))}
    </FormPage>
  );
}

type ItemProps = Omit<PartProps, "part"> & {
  item: RequestItem;
  template: StandingTemplate;
  chosen: readonly Subject[];
  subjects: SubjectNames;
};

/** One thing that is asked for. */
export function ItemPage(props: ItemProps): VNode {
  const { language, request, state, basis, item, before } = props;
  return (
    <>
      <FormPage
        language={language}
        title={t(language, "request.item", { n: item.n })}
        what={t(language, "request.item.what")}
        state={state}
        action={`/${language}${itemPath(request.id, item.id)}`}
        button={t(language, "request.save")}
        back={{ href: `/${language}${requestPath(request.id)}`, label: t(language, "request.back") }}
        hidden={{ basis }}
        before={before}
      >
        {itemFields.map((field) => (
          <FieldWithAudience {...props} field={field} />
        ))}
      </FormPage>
      <form method="post" action={`/${language}${takeOutItemPath(request.id, item.id)}`} class="aside-form">
        <input type="hidden" name="basis" value={basis} />
        <button type="submit" class="button">
          {t(language, "request.item.take-out")}
        </button>
      </form>
    </>
  );
}

type FieldProps = Pick<PartProps, "language" | "request" | "names" | "state" | "guidance"> & {
  field: FieldName;
  template?: StandingTemplate;
  chosen?: readonly Subject[];
  subjects?: SubjectNames;
};

function FieldWithAudience(props: FieldProps): VNode {
  const { language, request, names, state, field, guidance } = props;
  const name = `${field}-audience`;
  const chosen = audiences.find((one) => one === state.typed[name]) ?? widestOf(field);
  return (
    <div class="asked">
      {guidance(field)}
      <Input {...props} />
      <details class="who-can-see">
        <summary>
          <span class="who-label">{t(language, "audience.will-see")}</span> {whoSees(language, request, chosen, names)}
        </summary>
        <SelectField
          name={name}
          label={t(language, "audience.label")}
          hint={t(language, "audience.field.hint")}
          value={state.typed[name] ?? widestOf(field)}
          options={audiences
            .filter((one) => !isNarrower(widestOf(field), one))
            .toReversed()
            .map((one) => ({
              value: one,
              label: t(language, one === "public" ? "audience.as-whole" : `audience.${one}`),
            }))}
        />
      </details>
    </div>
  );
}

function Input(props: FieldProps): VNode {
  const { language, state, field } = props;
  const label: MessageKey = `request.field.${field}`;
  const hint: MessageKey = `request.hint.${field}`;
  const shared = { label: t(language, label), hint: t(language, hint), error: errorAt(state.errors, field) };
  const many = (state.typed[field] ?? "").split(",");
  switch (field) {
    case "kinds":
      return (
        <CheckboxField
          name={field}
          {...shared}
          columns
          chosen={many}
          options={kindsOfAssistance.map((kind) => ({ value: kind, label: t(language, `assistance.kind.${kind}`) }))}
        />
      );
    case "languages":
      return (
        <CheckboxField
          name={field}
          {...shared}
          columns
          chosen={many}
          options={languages.map((one) => ({ value: one, label: ownNames[one], language: one }))}
        />
      );
    case "how-soon":
      return (
        <RadioField
          name={field}
          {...shared}
          value={state.typed[field]}
          options={howSoon.map((one) => ({ value: one, label: t(language, `request.how-soon.${one}`) }))}
        />
      );
    case "subject":
      return <SubjectInput {...props} />;
    case "elsewhere":
      return <ElsewhereInput {...props} />;
    default:
      return <TextOf page={language} state={state} name={field} label={label} hint={hint} rows={rowsOf(field)} />;
  }
}

function rowsOf(field: FieldName): number {
  return field === "institution" || field === "time-frame" ? 2 : field === "contact" ? 4 : 6;
}

function ElsewhereInput({ language, state }: FieldProps): VNode {
  return (
    <fieldset class="field" aria-describedby="elsewhere-hint">
      <legend>{t(language, "request.field.elsewhere")}</legend>
      <p class="hint" id="elsewhere-hint">
        {t(language, "request.hint.elsewhere")}
      </p>
      {Array.from({ length: elsewherePlaces }, (_, n) => (
        <div class="row-of-fields">
          <TextField
            name={`elsewhere-${n}-to`}
            label={t(language, "request.elsewhere.to", { n: n + 1 })}
            value={state.typed[`elsewhere-${n}-to`]}
            error={errorAt(state.errors, `elsewhere-${n}-to`)}
          />
          <TextField
            name={`elsewhere-${n}-when`}
            label={t(language, "request.elsewhere.when")}
            width="short"
            value={state.typed[`elsewhere-${n}-when`]}
          />
          <SelectField
            name={`elsewhere-${n}-standing`}
            label={t(language, "request.elsewhere.standing")}
            value={state.typed[`elsewhere-${n}-standing`] ?? "made"}
            options={elsewhereStandings.map((one) => ({ value: one, label: t(language, `request.elsewhere.${one}`) }))}
          />
        </div>
      ))}
    </fieldset>
  );
}

/** The rows of a matrix with their weapons; what was chosen from another template stands first. */
function SubjectInput({ language, template, chosen = [], subjects }: FieldProps): VNode | null {
  if (!template || !subjects) return null;
  const isChosen = (subject: Subject): boolean => chosen.some((one) => subjectValue(one) === subjectValue(subject));
  const others = chosen.filter((subject) => subject.template !== template.id);
  const box = (subject: Subject, label: string): VNode => {
    const id = `subject-${subjectValue(subject).replaceAll("/", "-")}`;
    return (
      <div class="choice">
        <input type="checkbox" id={id} name="subject" value={subjectValue(subject)} checked={isChosen(subject)} />
        <label for={id}>{label}</label>
      </div>
    );
  };
  return (
    <fieldset class="field" aria-describedby="subject-hint">
      <legend>{t(language, "request.field.subject")}</legend>
      <p class="hint" id="subject-hint">
        {t(language, "request.hint.subject")}
      </p>
      {others.map((subject) => box(subject, subjects(subject)))}
      {template.sections.map((section) => {
        const rows = section.rows.map((row) => ({
          row,
          options: (row.weapons.length > 0 ? row.weapons : ([""] as const)).map((weapon) => ({
            template: template.id,
            row: row.id,
            weapon,
          })),
        }));
        const count = rows.flatMap(({ options }) => options).filter(isChosen).length;
        return (
          <details open={count > 0}>
            <summary>
              <InOwn language={language} texts={section.title} />
              {count > 0 ? ` (${count})` : ""}
            </summary>
            {rows.map(({ row, options }) => (
              <fieldset class="choices-of-row">
                <legend>
                  <bdi>{row.n}.</bdi> <InOwn language={language} texts={row.label} />
                </legend>
                <div class="choices choices-inline">
                  {options.map((subject) =>
                    box(subject, subject.weapon === "" ? t(language, "request.subject.whole") : subject.weapon),
                  )}
                </div>
              </fieldset>
            ))}
          </details>
        );
      })}
    </fieldset>
  );
}

/** A text in the page's language, or in the one it has, read the right way. */
function InOwn({ language, texts }: { language: Language; texts: Texts }): VNode {
  const found = pickText(texts, language);
  return (
    <TextIn language={found.in} page={language}>
      {found.text}
    </TextIn>
  );
}

type AudienceProps = {
  language: Language;
  request: RequestWhole;
  names: Names;
  state: FormState;
  basis: number;
  providers: readonly { id: ProviderId; name: string }[];
  advice: ComponentChildren;
};

/** Who may see the request at most; each field may be for fewer. */
export function AudiencePage({ language, request, state, basis, providers, advice }: AudienceProps): VNode {
  const offered = request.kind === "general" ? audiences.slice(0, 2) : audiences;
  return (
    <FormPage
      language={language}
      title={t(language, "request.part.audience")}
      what={t(language, "request.audience.what")}
      state={state}
      action={`/${language}${formPartPath(request.id, "audience")}`}
      button={t(language, "request.save")}
      back={{ href: `/${language}${requestPath(request.id)}`, label: t(language, "request.back") }}
      hidden={{ basis }}
      before={advice}
    >
      <RadioField
        name="audience"
        label={t(language, "audience.label")}
        error={errorAt(state.errors, "audience")}
        value={state.typed.audience}
        options={offered.map((one) => ({
          value: one,
          label: t(language, `audience.${one}`),
          hint: t(language, `audience.who.${one}`),
        }))}
      />
      {request.kind === "assistance" ? (
        <CheckboxField
          name="named"
          label={t(language, "request.named")}
          hint={t(language, "request.named.hint")}
          error={errorAt(state.errors, "named")}
          chosen={(state.typed.named ?? "").split(",")}
          options={providers.map(({ id, name }) => ({ value: id, label: name }))}
          columns
        />
      ) : null}
    </FormPage>
  );
}
