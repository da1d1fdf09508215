import { z } from "zod";
import type { RequestKind } from "#db/schema/assistance.ts";
import { audiences, isNarrower } from "../audience.ts";
import {
  type Field,
  type FieldName,
  fieldsOfWhole,
  howSoon,
  isList,
  itemFields,
  longestField,
  readList,
  type Subject,
  widestOf,
} from "../requests/request-field.ts";

const carried = z.array(
  z.object({
    item: z.number().int().min(0).max(200),
    name: z.string(),
    value: z.string().min(1).max(20_000),
    audience: z.enum(audiences),
  }),
);

/**
 * The fields that the page of a proposal carried to its confirmation, read anew as if they came from anybody: the browser had them.
 * Undefined where they are not what a form of this kind can say.
 */
export function readConfirmedFields(
  text: string,
  kind: RequestKind,
  known: (subject: Subject) => boolean,
): Field[] | undefined {
  const parsed = z.string().transform(parseJson).pipe(carried).safeParse(text);
  if (!parsed.success) return undefined;
  const fields = parsed.data.map((field) => ({ ...field, name: field.name as FieldName })); // checked next
  return fields.every((field) => isOfTheForm(field, kind, known)) ? fields : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isOfTheForm({ item, name, value, audience }: Field, kind: RequestKind, known: (subject: Subject) => boolean) {
  const names: readonly FieldName[] = item === 0 ? fieldsOfWhole(kind) : kind === "assistance" ? itemFields : [];
  if (!names.includes(name) || item > 200 || isNarrower(widestOf(name), audience)) return false;
  if (name === "how-soon") return howSoon.some((one) => one === value);
  if (!isList(name)) return value.length <= longestField;
  try {
    if (name === "subject") return readList("subject", value).every(known);
    readList(name, value);
    return true;
  } catch {
    return false;
  }
}
