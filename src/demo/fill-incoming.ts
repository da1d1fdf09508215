import type { Work } from "#access/work.ts";
import { recordBriefing } from "#correspondence/briefings/record-briefing.ts";
import { addIncomingFile } from "#correspondence/incoming/add-incoming-file.ts";
import { listLettersTo } from "#correspondence/incoming/incoming.queries.ts";
import { readIncomingFile } from "#correspondence/incoming/incoming-file.ts";
import { processIncoming } from "#correspondence/incoming/process-incoming.ts";
import { type NewIncoming, registerIncoming } from "#correspondence/incoming/register-incoming.ts";
import { translateIncoming } from "#correspondence/incoming/translate-incoming.ts";
import { enterInformation } from "#correspondence/information/enter-information.ts";
import type { IncomingId, StateCode } from "#db/ids.ts";
import type { CastKey, InventedCode } from "./cast.ts";

type As = <T>(key: CastKey, daysAgo: number, does: (work: Work) => Promise<T>) => Promise<T>;
type Stage = { as: As; now: Temporal.Instant };

/** A few invented communications and a briefing, through the acts of the secretariat; nothing a second time. */
export async function fillIncoming({ as, now }: Stage): Promise<void> {
  const found = await as("edda", 0, ({ db }) => db.selectFrom("incoming").select("id").limit(1).execute());
  if (found.length > 0) return;
  const day = (daysAgo: number): string =>
    now
      .subtract({ hours: daysAgo * 24 })
      .toZonedDateTimeISO("America/New_York")
      .toPlainDate()
      .toString();
  await fillReports(as, day);
  await fillAnswer(as, day);
  await fillRequest(as, day);
  await fillBriefing(as, day);
}

type Day = (daysAgo: number) => string;

/** Two national reports; what one of them says was entered line by line and waits. */
async function fillReports(as: As, day: Day): Promise<void> {
  const report = (state: InventedCode, ago: number, reference: string) =>
    register(as, ago, {
      ...fromState(state),
      kind: "national-report",
      receivedOn: day(ago),
      theirReference: reference,
      theirDate: day(ago + 2),
      summary: "An invented report on the measures taken under resolution 1540 (2004).",
    });
  const first = await report("XOS", 120, "DEMO/2026/REPORT.1");
  await as("edda", 119, (work) =>
    processIncoming(work, first, { words: "Brought to the attention of the Committee.", further: false }),
  );
  const second = await report("XVA", 12, "DEMO/2026/REPORT.2");
  const line = { dated: null, link: "", language: "en" as const };
  await as("edda", 11, (work) =>
    enterInformation(work, second, [
      {
        ...line,
        place: { templateId: "m2005", rowId: "A2.01", paragraph: "OP2" },
        measure: "The Strategic Goods Act now makes the manufacture of such weapons by non-State actors an offence.",
        source: "Report of Valmere, page 4",
      },
      {
        ...line,
        place: { paragraph: "OP3(d)" },
        measure: "Transit of listed goods needs a licence from the first of January on.",
        source: "Report of Valmere, page 9",
      },
    ]),
  );
}

/** A request for assistance that waits. */
async function fillRequest(as: As, day: Day): Promise<void> {
  await register(as, 6, {
    ...fromState("XMB"),
    kind: "assistance-request",
    language: "fr",
    receivedOn: day(6),
    theirReference: "DEMO/NV/XMB/7",
    theirDate: day(8),
    summary: "Demande inventée : formation d’agents des douanes et équipement d’un poste frontière.",
  });
}

/** The note verbale by which a State answered its letter, with its scan and an unofficial translation. */
async function fillAnswer(as: As, day: Day): Promise<void> {
  const [letter] = await as(
    "edda",
    9,
    ({ db }) => listLettersTo(db, { stateCode: "XOR" as StateCode, organisationId: null }), // of the cast
  );
  const note = await register(as, 9, {
    ...fromState("XOR"),
    kind: "note-verbale",
    language: "es",
    receivedOn: day(9),
    theirReference: "NV/XOR/14",
    theirDate: day(10),
    summary: "Contesta a la carta del Presidente sobre la matriz.",
    letter: letter?.id ?? null,
  });
  const scan = readIncomingFile("NV-XOR-14.pdf", minimalPdf("Nota verbal NV/XOR/14 - invented for the demonstration"));
  if (!scan.ok) throw new Error(`demonstration: the scan was not taken, ${scan.reason}`);
  await as("edda", 9, (work) => addIncomingFile(work, note, scan.file));
  await as("edda", 8, (work) =>
    translateIncoming(work, note, { language: "en", body: "It answers the letter of the Chair about the matrix." }),
  );
}

async function fillBriefing(as: As, day: Day): Promise<void> {
  const recorded = await as("edda", 20, (work) =>
    recordBriefing(work, {
      heldOn: day(21),
      place: "United Nations Headquarters, New York",
      meeting: null,
      groups: ["african"],
      organisations: [],
      audience: "",
      givenBy: "The Chair, with two experts",
      subject: "How matrices are made, and how a State says what of its own may be shown.",
      language: "en",
      source: "Invented for the demonstration",
      given: [{ words: "A sheet of two pages on the matrix, in English and French" }],
    }),
  );
  if (!recorded.ok) throw new Error(`demonstration: no briefing, ${recorded.reason}`);
}

async function register(as: As, daysAgo: number, entry: NewIncoming): Promise<IncomingId> {
  const registered = await as("edda", daysAgo, (work) => registerIncoming(work, entry));
  if (!registered.ok) throw new Error(`demonstration: not registered, ${registered.reason}`);
  return registered.id;
}

function fromState(code: InventedCode) {
  return {
    stateCode: code as StateCode, // one of the cast's
    organisationId: null,
    sender: "",
    language: "en" as const,
    letter: null,
  };
}

/** The smallest file of a page that a reader of PDF opens: what stands for a scan. */
function minimalPdf(words: string): Buffer {
  const stream = `BT /F1 14 Tf 60 760 Td (${words.replace(/[()\\]/g, "\\$&")}) Tj ET`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>",
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  let file = "%PDF-1.4\n";
  const places = objects.map((object, n) => {
    const place = file.length;
    file += `${n + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const start = file.length;
  const lines = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${lines}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, "latin1");
}
