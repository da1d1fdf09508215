import type { Language } from "#i18n/languages.ts";
import { isLanguage } from "#i18n/languages.ts";
import type { Typed, TypedForm } from "#ui/typed-form.ts";
import { audiences, isNarrower } from "../audience.ts";
import { kindsOfAssistance } from "../kinds.ts";
import { readBoxes } from "./request-door.ts";
import {
  type Elsewhere,
  elsewherePlaces,
  elsewhereStandings,
  type Field,
  type FieldName,
  howSoon,
  isList,
  longestField,
  readList,
  type Subject,
  subjectShape,
  subjectValue,
  widestOf,
  writtenAs,
} from "./request-field.ts";
import type { WrittenField } from "./write-fields.ts";

/** Reads the fields of one page of the form; what is wrong stands beside its field. `known` tells which rows there are. */
export function readFields(
  data: FormData,
  form: TypedForm,
  names: readonly FieldName[],
  known: (subject: Subject) => boolean = () => false,
): WrittenField[] {
  return names.map((name) => {
    const value = readValue(data, form, name, known);
    const audience = form.choice(`${name}-audience`, audiences, { label: "audience.label" }) ?? widestOf(name);
    if (isNarrower(widestOf(name), audience)) form.refuse({ field: name, key: "request.error.contact-too-wide" });
    return { name, value, audience };
  });
}

function readValue(
  data: FormData,
  form: TypedForm,
  name: FieldName,
  known: (subject: Subject) => boolean,
): string | undefined {
  switch (name) {
    case "kinds":
      return writtenAs(kindsOfAssistance.filter((kind) => readBoxes(data, form, name).includes(kind)));
    case "languages":
      return writtenAs(readBoxes(data, form, name).filter((one): one is Language => isLanguage(one)));
    case "subject":
      return writtenAs(
        readBoxes(data, form, name)
          .flatMap((box) => readSubject(box) ?? [])
          .filter(known)
          .slice(0, 100),
      );
    case "how-soon":
      return form.choice(name, howSoon, { label: "request.field.how-soon" });
    case "elsewhere":
      return writtenAs(readElsewhere(form));
    default:
      return writtenAs(form.text(name, { label: `request.field.${name}`, most: longestField }));
  }
}

/** "m2017/C4.03/NW", as a box of the form says it. */
export function readSubject(box: string): Subject | undefined {
  const [template, row, weapon] = box.split("/");
  const read = subjectShape.safeParse({ template, row, weapon });
  return read.success ? read.data : undefined;
}

function readElsewhere(form: TypedForm): Elsewhere[] {
  return Array.from({ length: elsewherePlaces }, (_, n) => {
    const to = form.text(`elsewhere-${n}-to`, { label: "request.field.elsewhere", most: 300 });
    const when = form.text(`elsewhere-${n}-when`, { label: "request.elsewhere.when", most: 100 });
    const standing = form.choice(`elsewhere-${n}-standing`, elsewhereStandings, {
      label: "request.elsewhere.standing",
    });
    if (!to && when) form.refuse({ field: `elsewhere-${n}-to`, key: "request.error.missing" });
    return { to, when, standing: standing ?? "made" };
  }).filter(({ to }) => to !== "");
}

/** What is kept, as it would be typed: how a page of the form opens. */
export function typedFields(fields: readonly Field[]): Typed {
  return Object.assign(
    {},
    ...fields.map(({ name, value, audience }) => ({ [`${name}-audience`]: audience, ...typedValue(name, value) })),
  );
}

function typedValue(name: FieldName, value: string): Typed {
  if (!isList(name)) return { [name]: value };
  if (name === "subject") return { [name]: readList(name, value).map(subjectValue).join(",") };
  if (name !== "elsewhere") return { [name]: readList(name, value).join(",") };
  return Object.assign(
    {},
    ...readList(name, value).map((one, n) => ({
      [`elsewhere-${n}-to`]: one.to,
      [`elsewhere-${n}-when`]: one.when,
      [`elsewhere-${n}-standing`]: one.standing,
    })),
  );
}
