import type { Work } from "#access/work.ts";
import { announceMeeting } from "#committee/meetings/announce-meeting.ts";
import { holdMeeting } from "#committee/meetings/hold-meeting.ts";
import { publishSummary } from "#committee/meetings/publish-summary.ts";
import { recordAttendance } from "#committee/meetings/record-attendance.ts";
import { recordMeetingDecision } from "#committee/meetings/record-meeting-decision.ts";
import { setAgenda } from "#committee/meetings/set-agenda.ts";
import { writeMeetingText } from "#committee/meetings/write-meeting-text.ts";
import { writePublicSummary } from "#committee/meetings/write-public-summary.ts";
import { addPaper } from "#committee/papers/add-paper.ts";
import { addPaperVersion } from "#committee/papers/add-paper-version.ts";
import { sendPapers } from "#committee/papers/send-papers.ts";
import { submitStatement } from "#committee/statements/submit-statement.ts";
import { reportOnTask } from "#committee/tasks/report-on-task.ts";
import { setTask } from "#committee/tasks/set-task.ts";
import type { AccountId, MeetingId, StateCode } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import type { CastKey } from "./cast.ts";

type As = <T>(key: CastKey, daysAgo: number, does: (work: Work) => Promise<T>) => Promise<T>;
type Stage = { as: As; people: Record<CastKey, AccountId>; now: Temporal.Instant };

const source = "Invented for the demonstration";
const ostrand = "XOS" as StateCode; // of the cast
const orvandia = "XOR" as StateCode;

/** Two invented meetings, one held and one to come, through the acts of their people; nothing a second time. */
export async function fillMeetings(stage: Stage): Promise<void> {
  const found = await stage.as("edda", 0, ({ db }) =>
    db.selectFrom("meeting").where("source", "=", source).select("id").limit(1).execute(),
  );
  if (found.length > 0) return;
  await fillMeetingHeld(stage);
  await fillMeetingToCome(stage);
}

/** Held a month ago: its papers, who came, a decision with its points, and a summary that everybody can read. */
async function fillMeetingHeld({ as, now, people }: Stage): Promise<void> {
  const heldOn = dayFrom(now, -30);
  const meeting = done(
    await as("edda", 45, (work) =>
      announceMeeting(work, {
        kind: "formal",
        number: 9001, // far from the numbers of the real series
        groupName: null,
        time: { on: heldOn },
        words: null,
        startsAt: "10:00",
        place: "United Nations Headquarters, New York",
        language: "en",
        source,
      }),
    ),
  ).id;
  await agenda(as, 44, meeting, ["Adoption of the agenda", "Plan of visits for the coming year", "Other matters"]);
  await paper(as, 43, meeting, {
    title: "Draft plan of visits",
    symbol: "DEMO/2026/NOTE.1",
    body: "An invented paper. It proposes three visits and the order in which they are prepared.",
  });
  await as("edda", 42, (work) => sendPapers(work, { meeting, read: ["1.1"], note: null }));
  done(await as("edda", 30, (work) => holdMeeting(work, meeting)));
  await as("edda", 30, (work) =>
    recordAttendance(work, {
      id: meeting,
      attendees: [
        { by: { state: ostrand }, names: "Pia Tennant" },
        { by: { state: orvandia }, names: "Rafael Sorondo" },
        { by: { body: "Group of Experts" }, names: "Sanna Rielke, Bashir Omeido" },
      ],
      basedOn: 0,
    }),
  );
  const text = (kind: "summary" | "outcomes", body: string) =>
    as("edda", 29, (work) => writeMeetingText(work, { id: meeting, kind, language: "en", body, basedOn: 0 }));
  await text(
    "summary",
    "The Group of Experts introduced the draft plan of visits. Ostrand asked for the dates to be settled early; Orvandia supported the plan.",
  );
  await text("outcomes", "The Committee agreed to the plan and asked for a timetable.");
  const decision = done(
    await as("edda", 29, (work) =>
      recordMeetingDecision(work, {
        meeting,
        takenOn: heldOn,
        manner: "meeting",
        subject: "Plan of visits (demonstration)",
        language: "en",
        text: null,
        source,
      }),
    ),
  ).id;
  const point = (n: number, what: string, who: { account: AccountId } | { office: string }) =>
    as("edda", 29, (work) =>
      setTask(work, {
        what,
        language: "en",
        dueOn: dayFrom(now, 20),
        who,
        meeting: null,
        decision,
        point: n,
        letters: [],
      }),
    );
  const timetable = done(await point(1, "Prepare a timetable of the visits", { account: people.sanna })).id;
  await point(2, "Inform the States concerned", { office: "Chair of the Committee" });
  await as("sanna", 10, (work) =>
    reportOnTask(work, { id: timetable, status: "in-progress", words: "A first draft is with the Chair.", basedOn: 0 }),
  );
  const summaries: Partial<Record<Language, string>> = {
    en: "The Committee considered a plan of visits for the coming year and agreed to it. It asked for a timetable. (Invented for the demonstration.)",
    fr: "Le Comité a examiné un plan de visites pour l’année à venir et y a donné son accord. Il a demandé un calendrier. (Inventé pour la démonstration.)",
  };
  for (const [code, body] of Object.entries(summaries)) {
    const language = code as Language; // a key of the texts above
    await as("edda", 27, (work) => writePublicSummary(work, { meeting, language, body, basedOn: 0 }));
    done(await as("edda", 26, (work) => publishSummary(work, { meeting, language, revision: 1 })));
  }
}

/** Expected in three weeks: its papers are sent out, a delegation handed in its statement, two tasks run. */
async function fillMeetingToCome({ as, now, people }: Stage): Promise<void> {
  const meeting = done(
    await as("edda", 6, (work) =>
      announceMeeting(work, {
        kind: "working-group",
        number: null,
        groupName: "Working group on assistance",
        time: { from: dayFrom(now, 14), before: dayFrom(now, 28) },
        words: "In the third or fourth week from now",
        startsAt: null,
        place: "New York",
        language: "en",
        source,
      }),
    ),
  ).id;
  await agenda(as, 6, meeting, ["Requests received since the last meeting", "List of providers"]);
  await paper(as, 5, meeting, {
    title: "Requests received",
    symbol: "DEMO/2026/NOTE.2",
    body: "An invented paper on invented requests.",
  });
  await as("sanna", 5, (work) =>
    addPaperVersion(work, {
      meeting,
      n: 1,
      symbol: "DEMO/2026/NOTE.2/Rev.1",
      text: { language: "en", body: "An invented paper on invented requests, revised.", file: null },
      basedOn: 1,
    }),
  );
  await paper(as, 5, meeting, {
    title: "Draft list of providers",
    symbol: "DEMO/2026/NOTE.3",
    body: "An invented list of invented providers.",
  });
  done(await as("edda", 4, (work) => sendPapers(work, { meeting, read: ["1.2", "2.1"], note: null })));
  await as("rafael", 2, (work) =>
    submitStatement(work, {
      meeting,
      by: { state: orvandia },
      words: "Orvandia acoge con satisfacción la lista y propone actualizarla dos veces al año.",
      language: "es",
      source: "Texto entregado por la delegación",
      show: false,
      replaces: undefined,
    }),
  );
  const task = (what: string, dueIn: number, who: { account: AccountId } | { state: StateCode }) =>
    as("edda", 4, (work) =>
      setTask(work, {
        what,
        language: "en",
        dueOn: dayFrom(now, dueIn),
        who,
        meeting,
        decision: null,
        point: null,
        letters: [],
      }),
    );
  await task("Fix the day of the meeting with the conference service", 7, { account: people.edda });
  await task("Send comments on the draft list of providers", 10, { state: ostrand });
}

async function agenda(as: As, daysAgo: number, id: MeetingId, items: readonly string[]): Promise<void> {
  done(await as("edda", daysAgo, (work) => setAgenda(work, { id, items, source, basedOn: 0 })));
}

type InventedPaper = { title: string; symbol: string; body: string };

async function paper(
  as: As,
  daysAgo: number,
  meeting: MeetingId,
  { title, symbol, body }: InventedPaper,
): Promise<void> {
  done(
    await as("sanna", daysAgo, (work) =>
      addPaper(work, {
        meeting,
        title,
        preparedBy: "Group of Experts",
        symbol,
        source,
        text: { language: "en", body, file: null },
      }),
    ),
  );
}

/** What an act gave, where it was done; anything else stops the demonstration. */
function done<T extends { ok: boolean }>(outcome: T): Extract<T, { ok: true }> {
  if (!outcome.ok) throw new Error(`demonstration: a meeting was not filled, ${JSON.stringify(outcome)}`);
  return outcome as Extract<T, { ok: true }>; // just asked
}

/** A day in New York, so many days from now. */
function dayFrom(now: Temporal.Instant, days: number): string {
  return now.toZonedDateTimeISO("America/New_York").toPlainDate().add({ days }).toString();
}
