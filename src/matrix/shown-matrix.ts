import type { Language } from "#i18n/languages.ts";
import type { Disclaimer } from "#regime/committee-text.ts";
import type { MarkCounts } from "#regime/template.ts";
import type { Sheet } from "./sheet.ts";

/** A disclaimer in the language that was found, and whose words it is. */
export type DisclaimerShown = { text: Disclaimer; in: Language; wording: "committee" | "project" };

/** The consent under which a matrix is shown: its day, and the parts where they are not all. */
export type PublicConsent = { givenOn: string; sections: string[] | null; languages: Language[] | null };

/** What the public reads of a State's matrix. */
export type ShownMatrix = {
  number: number;
  approvedOn: string;
  sheet: Sheet;
  counts: MarkCounts;
  disclaimer: DisclaimerShown;
  consent: PublicConsent;
};

/** What a State’s public address says when it shows nothing in this language. */
export type NotShown = {
  /** The languages in which the State shows its matrix. */
  elsewhere: readonly Language[];
  /** From and to when a matrix was shown here before. */
  tombstone: { from: string; to: string } | undefined;
};
