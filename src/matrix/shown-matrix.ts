import type { Language } from "#i18n/languages.ts";
import type { Disclaimer } from "#regime/committee-text.ts";
import type { MarkCounts } from "#regime/template.ts";
import type { Sheet } from "./sheet.ts";

/** A disclaimer in the language that was found, and whose words it is. */
export type DisclaimerShown = { text: Disclaimer; in: Language; wording: "committee" | "project" };

/** What the public reads of a State's matrix. */
export type ShownMatrix = {
  number: number;
  approvedOn: string;
  sheet: Sheet;
  counts: MarkCounts;
  disclaimer: DisclaimerShown;
};
