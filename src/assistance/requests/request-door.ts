import type { Context } from "hono";
import { type Door, here, idInAddress } from "#access/door.ts";
import type { Visit } from "#access/work.ts";
import type { AssistanceRequestId, ProviderId, StateCode } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { dateOf, listStates } from "#states/state.queries.ts";
import type { FormState, Typed, TypedForm } from "#ui/typed-form.ts";
import { assistancePath } from "../paths.ts";
import { requestPath, requestsPath } from "./paths.ts";
import { listProviderNames } from "./request.queries.ts";
import { type Names, providerName } from "./request-words.ts";

export type C = Context<Door>;
export type Status = 200 | 409 | 422;

export function requestId(c: C): AssistanceRequestId {
  return idInAddress<AssistanceRequestId>(c, "request");
}

/** The names that a page about requests needs, and the providers a State may name, in the page's language. */
export async function readNames(
  { db, at }: Pick<Visit, "db" | "at">,
  language: Language,
): Promise<{
  names: Names;
  providers: { id: ProviderId; name: string }[];
  states: { value: string; label: string }[];
}> {
  const all = await listStates(db, language, dateOf(at));
  const states = new Map<StateCode, string>(all.map(({ code, short }) => [code, short[language]]));
  const collator = new Intl.Collator(language);
  const providers = (await listProviderNames(db))
    .map((provider) => ({ id: provider.id, name: providerName(language, provider, states) }))
    .sort((a, b) => collator.compare(a.name, b.name));
  const invented = all.filter(({ kind }) => kind === "invented"); // in a demonstration nothing is recorded about a real State
  return {
    names: { states, providers: new Map(providers.map(({ id, name }) => [id, name])) },
    providers,
    states: (invented.length > 0 ? invented : all)
      .map(({ code, short }) => ({ value: code as string, label: short[language] }))
      .sort((a, b) => collator.compare(a.label, b.label)),
  };
}

/** The way back: the list, the request, this page. */
export function crumbs(c: C, label: string, request?: { id: AssistanceRequestId; reference: string }) {
  return [
    { href: here(c, assistancePath), label: t(c.var.language, "nav.assistance") },
    { href: here(c, requestsPath), label: t(c.var.language, "requests.title") },
    ...(request ? [{ href: here(c, requestPath(request.id)), label: request.reference }] : []),
    { label },
  ];
}

/** A form as it comes back, or as it is opened. */
export function stateOf(c: C, form: TypedForm | undefined, opened: Typed = {}): FormState {
  return { typed: form?.typed ?? opened, errors: form?.errorsIn(c.var.language) ?? [] };
}

/** The boxes ticked under one name, kept as they were typed. */
export function readBoxes(data: FormData, form: TypedForm, name: string): string[] {
  const boxes = data.getAll(name).flatMap((one) => (typeof one === "string" && one.length <= 100 ? [one] : []));
  form.typed[name] = boxes.join(",");
  return boxes;
}
