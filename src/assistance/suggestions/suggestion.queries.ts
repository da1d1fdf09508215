import type { Actor } from "#access/actor.ts";
import type { Reader, Work } from "#access/work.ts";
import type { StateCode } from "#db/ids.ts";
import { findReadableSections, listCells } from "#matrix/matrix.queries.ts";
import { getTemplate } from "#regime/template.queries.ts";
import { type StateSuggestions, suggestionsFrom } from "./suggestion.ts";
import { listTransmitted } from "./transmitted-matrix.queries.ts";

type By = { db: Reader | Work["db"]; actor: Actor };

/** What the newest matrix that was transmitted to a State, and that this reader may read, suggests to ask for. */
export async function readSuggestions({ db, actor }: By, state: StateCode): Promise<StateSuggestions> {
  const [version] = await listTransmitted(db, state);
  if (!version) return { state, matrix: null, sections: [] };
  const readable = await findReadableSections(db, actor, version);
  const template = await getTemplate(db, version.templateId);
  const sections = suggestionsFrom(template, await listCells(db, version.id), readable);
  return { state, matrix: { id: version.id, number: version.number }, sections };
}
