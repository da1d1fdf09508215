import type { ComponentChildren, VNode } from "preact";
import { type Language, ownNames } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { Facts } from "#ui/facts.tsx";
import { TextIn } from "#ui/text-in.tsx";
import { AnnexList, type AnnexSource } from "./annexes.views.tsx";
import type { RequestAnnex, RequestWhole } from "./request.ts";
import {
  type Field,
  type FieldName,
  fieldsOfWhole,
  isList,
  itemFields,
  readList,
  type Subject,
} from "./request-field.ts";
import { type Names, whoSees } from "./request-words.ts";

/** How a row of a matrix is called on this page: its number, its words, its weapon. */
export type SubjectNames = (subject: Subject) => string;

/** What a sheet is made from; the public page has no more. */
type Sheet = AnnexSource & Pick<RequestWhole, "kind" | "language" | "fields" | "items">;

type SheetProps = {
  language: Language;
  request: Sheet;
  names: Names;
  subjects: SubjectNames;
  /** Beside each field: who may see it, for who asks. */
  beside?: (field: Field) => ComponentChildren;
  besideAnnex?: (annex: RequestAnnex) => ComponentChildren;
};

/** What a request says, as far as it is for its reader. What is not for the reader leaves no trace. */
export function RequestSheet({ language, request, names, subjects, beside, besideAnnex }: SheetProps): VNode {
  const own = request.fields.filter(({ item }) => item === 0);
  return (
    <>
      <FieldList
        fields={inOrder(own, fieldsOfWhole(request.kind))}
        {...{ language, request, names, subjects, beside }}
      />
      {request.items.map(({ item, n }) => (
        <section>
          <h3>{t(language, "request.item", { n })}</h3>
          <FieldList
            fields={inOrder(
              request.fields.filter((field) => field.item === item),
              itemFields,
            )}
            {...{ language, request, names, subjects, beside }}
          />
        </section>
      ))}
      {request.annexes.length > 0 ? (
        <section>
          <h3>{t(language, "request.part.annexes")}</h3>
          <AnnexList language={language} request={request} names={names} beside={besideAnnex} />
        </section>
      ) : null}
    </>
  );
}

function inOrder(fields: readonly Field[], order: readonly FieldName[]): Field[] {
  return order.flatMap((name) => fields.filter((field) => field.name === name));
}

function FieldList({
  language,
  request,
  fields,
  subjects,
  beside,
}: Omit<SheetProps, "beside"> & { fields: readonly Field[]; beside?: SheetProps["beside"] | undefined }): VNode | null {
  if (fields.length === 0) return null;
  return (
    <Facts
      facts={fields.map((field) => ({
        label: t(language, `request.field.${field.name}`),
        value: (
          <>
            <Value {...{ language, request, field, subjects }} />
            {beside?.(field)}
          </>
        ),
      }))}
    />
  );
}

type ValueProps = { language: Language; request: Pick<Sheet, "language">; field: Field; subjects: SubjectNames };

function Value({ language, request, field, subjects }: ValueProps): VNode {
  const { name, value } = field;
  if (name === "how-soon") return <>{t(language, `request.how-soon.${value as "no-date"}`)}</>; // one of the choices, as it was written
  if (!isList(name))
    return (
      <div class="typed">
        <TextIn language={request.language} page={language}>
          {value}
        </TextIn>
      </div>
    );
  return <ListValue {...{ language, name, value, subjects }} />;
}

function ListValue({
  language,
  name,
  value,
  subjects,
}: {
  language: Language;
  name: "subject" | "kinds" | "languages" | "elsewhere";
  value: string;
  subjects: SubjectNames;
}): VNode {
  const lines =
    name === "subject"
      ? readList("subject", value).map(subjects)
      : name === "kinds"
        ? readList("kinds", value).map((kind) => t(language, `assistance.kind.${kind}`))
        : name === "languages"
          ? readList("languages", value).map((one) => ownNames[one])
          : readList("elsewhere", value).map(({ to, when, standing }) =>
              [to, when, t(language, `request.elsewhere.${standing}`)].filter(Boolean).join(" – "),
            );
  return (
    <ul class="plain">
      {lines.map((line) => (
        <li>
          <bdi>{line}</bdi>
        </li>
      ))}
    </ul>
  );
}

/** The small line beside a field: who will see it, in plain words. */
export function WhoSeesField({
  language,
  request,
  field,
  names,
  label,
}: {
  language: Language;
  request: RequestWhole;
  field: Pick<Field, "audience">;
  names: Names;
  label?: string;
}): VNode {
  return (
    <p class="who-sees">
      <span class="who-label">{label ?? t(language, "audience.will-see")}</span>{" "}
      {whoSees(language, request, field.audience, names)}
    </p>
  );
}
