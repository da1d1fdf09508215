import { type Language, languages } from "#i18n/languages.ts";
import type { LetterModel } from "#regime/letter-model.ts";
import type { ModelInForce } from "./choose-model.ts";

/** The languages a model has, in the order of the product. */
export function languagesOf(bodies: ModelInForce["bodies"]): Language[] {
  return languages.filter((code) => bodies[code]);
}

/** A model in the language wanted, or in the first one it has. */
export function modelIn(bodies: ModelInForce["bodies"], wanted: Language): { body: LetterModel; of: Language } {
  const of = bodies[wanted] ? wanted : (languagesOf(bodies)[0] ?? wanted);
  const body = bodies[of];
  if (!body) throw new Error("a version always has a body: the table checks it");
  return { body, of };
}
