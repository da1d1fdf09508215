import type { FormKey } from "./form-key.ts";

/** What stands at one place of a filled form, and where that is in the file. */
export type Answer = { key: FormKey; text: string; at: string; isFormula: boolean };

/** All that a filled form says: at its places, and elsewhere in the file. */
export type Answers = { answers: Answer[]; loose: string[]; hasChanges: boolean };
