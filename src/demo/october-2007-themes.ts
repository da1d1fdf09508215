import type { Work } from "#access/work.ts";
import { addRow, type RowPlace } from "#committee/themes/add-row.ts";
import { type NewPosition, recordPosition } from "#committee/themes/record-position.ts";
import { type NewStanding, recordStanding } from "#committee/themes/record-standing.ts";
import { type NewTheme, recordTheme } from "#committee/themes/record-theme.ts";
import { listSpokenPositions, type SpokenPosition } from "#committee/themes/spoken-position.queries.ts";
import type { ThemeId } from "#db/ids.ts";
import { october2007 } from "./october-2007.ts";

// The three themes of the meeting of 10 October 2007, from the same cable as its record. Who said what stands in that record,
// each line with its paragraph; here it is only put under its theme. A standing is what the source reports of the day, no more.

type Kind = NewPosition["kind"];
type OctoberTheme = {
  theme: NewTheme;
  standing: Pick<NewStanding, "standing" | "forum" | "said">;
  /** The subject under which the record has the delegations' words, and what kind of position each took there. */
  subject: string;
  kinds: Readonly<Record<string, Kind>>;
  /** The rows of the first template that plainly match; a choice, which the register can change. */
  rows: readonly RowPlace[];
};

/** Fills the register from the record of the meeting, as the secretariat; changes nothing a second time. */
export async function recordThemesOfOctober2007(work: Work): Promise<void> {
  const spoken = (await listSpokenPositions(work.db)).filter(({ from }) => from.meeting === october2007);
  for (const theme of themes) {
    const recorded = await recordTheme(work, theme.theme);
    if (recorded.ok) await fillTheme(work, recorded.id, theme, spoken);
  }
}

async function fillTheme(
  work: Work,
  id: ThemeId,
  { standing, subject, kinds, rows }: OctoberTheme,
  spoken: readonly SpokenPosition[],
): Promise<void> {
  expectDone(await recordStanding(work, id, { ...standing, dated: "2007-10-10", source: paragraph3, language: "en" }));
  for (const position of spoken) {
    const kind = kindOf(position, subject, kinds);
    if (kind) expectDone(await recordPosition(work, id, { kind, from: position.from }));
  }
  for (const row of rows) expectDone(await addRow(work, id, row));
}

/** The experts proposed all three themes at once; the delegations spoke of each by itself. */
function kindOf(
  { by, subject: about }: SpokenPosition,
  subject: string,
  kinds: OctoberTheme["kinds"],
): Kind | undefined {
  if (about === "Topics of outreach events") return "supports";
  return about === subject && "state" in by ? kinds[by.state] : undefined;
}

function expectDone(outcome: { ok: true } | { ok: false; reason: string }): void {
  if (!outcome.ok) throw new Error(`themes of October 2007: ${outcome.reason}`);
}

const paragraph3 = "USUN New York 866, 15 October 2007, para. 3";

const themes: readonly OctoberTheme[] = [
  {
    theme: {
      name: {
        ar: "السلامة البيولوجية",
        zh: "生物安全",
        en: "Bio-safety",
        fr: "Sécurité biologique",
        ru: "Биобезопасность",
        es: "Seguridad biológica",
      },
      description: "Bio-safety as a topic of outreach events.",
      language: "en",
    },
    standing: {
      standing: "contested",
      forum: null,
      said: "Members of the panel of experts proposed to focus outreach events on it. The Russian delegation raised concerns and indicated that issues of bio-safety are outside the scope of the resolution; the South African delegation expressed similar concerns.",
    },
    subject: "Bio-safety as a topic of outreach",
    kinds: { RUS: "objects", ZAF: "objects" },
    rows: [],
  },
  {
    theme: {
      name: {
        ar: "التطبيق خارج الحدود الإقليمية",
        zh: "域外适用",
        en: "Extra-territoriality",
        fr: "Extraterritorialité",
        ru: "Экстерриториальность",
        es: "Extraterritorialidad",
      },
      description: "Extra-territoriality as a topic of outreach events.",
      language: "en",
    },
    standing: {
      standing: "contested",
      forum: null,
      said: "Members of the panel of experts proposed to focus outreach events on it. The Russian delegation raised concerns and indicated that the principle of extra-territoriality is not a widely accepted concept; the South African delegation expressed similar concerns.",
    },
    subject: "Extra-territoriality as a topic of outreach",
    kinds: { RUS: "objects", ZAF: "objects" },
    rows: [{ templateId: "m2005", rowId: "A4.26" }], // “Extraterritorial applicability”
  },
  {
    theme: {
      name: {
        ar: "تمويل الانتشار",
        zh: "扩散融资",
        en: "Proliferation financing",
        fr: "Financement de la prolifération",
        ru: "Финансирование распространения",
        es: "Financiación de la proliferación",
      },
      description: "Proliferation financing as a topic of outreach events.",
      language: "en",
    },
    standing: {
      standing: "another-forum",
      forum: "Financial Action Task Force (FATF)",
      said: "Members of the panel of experts proposed to focus outreach events on it. The Russian delegation acknowledged that proliferation financing is within the scope of the resolution and argued that the Financial Action Task Force is the appropriate forum to address it.",
    },
    subject: "Proliferation financing as a topic of outreach",
    kinds: { RUS: "another-forum" },
    rows: [
      { templateId: "m2005", rowId: "A2.11" }, // “finance abovementioned activities”
      { templateId: "m2005", rowId: "A4.23" }, // “Control of providing funds”
    ],
  },
];
