import type { Context } from "hono";
import { type Door, here, idInAddress } from "#access/door.ts";
import type { TextVersionId } from "#db/ids.ts";
import { t } from "#i18n/t.ts";
import { lettersPath } from "../paths.ts";
import { letterModelsPath } from "./paths.ts";

type C = Context<Door>;

export function modelIdIn(c: C): TextVersionId {
  return idInAddress<TextVersionId>(c, "model");
}

/** The way back to the letters, and to their models. */
export function crumbToLetters(c: C) {
  return { href: here(c, lettersPath), label: t(c.var.language, "letters.title") };
}

export function crumbToModels(c: C) {
  return { href: here(c, letterModelsPath), label: t(c.var.language, "model.list.title") };
}
