import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import type { Work } from "#access/work.ts";
import { type ActivityId, type NoteHeadingsId, newId } from "#db/ids.ts";
import { openOutreach } from "#test/outreach.ts";
import { readAllAsPublic } from "#test/public-places.ts";
import { showActivity } from "../activities/show-activity.ts";
import { issueNote } from "./issue-note.ts";
import { findDraft, listVersions } from "./note.queries.ts";
import type { NoteText } from "./note.ts";
import { showNote } from "./show-note.ts";
import { writeNote } from "./write-note.ts";

const house = await openOutreach();
const { access, as, begun, upTo, runClock } = house;

const id = await begun({ title: "Workshop that was held" });
const cancelled = await begun({ title: "Workshop that never was" });
await upTo(id, "confirmed");
access.moveTo("2027-02-12T12:00:00Z");
await runClock();

// Stand in a draft, in a version that was issued, and in what is shown.
const [inDraft, inVersion, toAll] = ["Zorbelquint", "Marhavestre", "Ulviscant"];
const text = { language: "en", participants: {}, objectives: "o", background: "b", comments: "" } as const;

const draft = (work: Work, of: { activity?: ActivityId; revision?: number; by?: string } = {}) =>
  work.db
    .insertInto("information_note_draft")
    .values({
      ...{ activity_id: of.activity ?? id, revision: of.revision ?? 1, ...text, participants: "{}", highlights: "h" },
      ...{ written_by: (of.by ?? work.actor.id) as Work["actor"]["id"], written_at: work.at },
    })
    .execute();
const version = (work: Work, of: { number?: number; revision?: number; by?: string } = {}) =>
  work.db
    .insertInto("information_note_version")
    .values({
      ...{ activity_id: id, number: of.number ?? 1, revision: of.revision ?? 1, facts: "{}" },
      ...{ issued_by: (of.by ?? work.actor.id) as Work["actor"]["id"], issued_at: work.at },
    })
    .execute();
const shown = (work: Work, number: number, by: string | null = work.actor.id) =>
  work.db
    .updateTable("information_note_version")
    .set({ shown_at: work.at, shown_by: by as Work["actor"]["id"] })
    .where("activity_id", "=", id)
    .where("number", "=", number)
    .returning("number")
    .execute();

test("past the acts: a draft is of an activity that was held, by who keeps it, in one's own name, and goes on from the last", async () => {
  await assert.rejects(
    as("edda", (work) => draft(work, { activity: cancelled })),
    /written after the activity|row-level security/,
  );
  for (const who of ["pia", "leto", "layla", "marlo"] as const)
    await assert.rejects(
      as(who, (work) => draft(work)),
      /row-level security/,
      who,
    );
  const other = await as("leto", async ({ actor }) => actor.id);
  await assert.rejects(
    as("edda", (work) => draft(work, { by: other })),
    /row-level security/,
  );
  await assert.rejects(
    as("edda", (work) => draft(work, { revision: 7 })),
    /goes on from its last revision/,
  );
  await as("edda", (work) => writeNote(work, id, { text: { ...text, highlights: "first" }, basedOn: 0 }));
  for (const revision of [1, 3])
    await assert.rejects(
      as("edda", ({ db }) =>
        db.updateTable("information_note_draft").set({ revision, highlights: "over it" }).execute(),
      ),
      /goes on from its last revision/,
    );
  await assert.rejects(
    as("edda", (work) => sql`delete from information_note_draft`.execute(work.db)),
    /permission denied/,
  );
  // Whether an activity is past, and on which day it was, is not told to whoever has its id.
  await assert.rejects(
    as("layla", (work) => sql`select require_past_activity(${id}, ${work.at})`.execute(work.db)),
    /permission denied/,
  );
});

test("past the acts: what is issued is the text of the draft, once, in one's own name, and shown by nothing but its act", async () => {
  await assert.rejects(
    as("edda", (work) => version(work, { revision: 2 })),
    /the last revision of the draft/,
  );
  await assert.rejects(
    as("edda", (work) => version(work, { number: 2 })),
    /follows the one before/,
  );
  for (const who of ["pia", "leto", "layla", "marlo"] as const)
    await assert.rejects(
      as(who, (work) => version(work)),
      /row-level security/,
      who,
    );
  await assert.rejects(
    as("edda", (work) =>
      sql`insert into information_note_version (activity_id, number, revision, facts, highlights, issued_by, issued_at)
          values (${id}, 1, 1, '{}', 'another text', ${work.actor.id}, ${work.at})`.execute(work.db),
    ),
    /permission denied/,
  );
  await as("edda", (work) => writeNote(work, id, { text: { ...text, highlights: inVersion }, basedOn: 1 }));
  assert.ok((await as("edda", (work) => issueNote(work, id, { basedOn: 2 }))).ok);
  await assert.rejects(
    as("edda", (work) => version(work, { number: 2, revision: 2 })),
    /with something new/,
  );
  for (const change of [
    sql`update information_note_version set highlights = 'x'`,
    sql`delete from information_note_version`,
  ])
    await assert.rejects(
      as("edda", (work) => change.execute(work.db)),
      /permission denied/,
    );
  await assert.rejects(
    house.database.owner.executeQuery(
      sql`update information_note_version set highlights = 'x'`.compile(house.database.owner),
    ),
    /stays as it was issued/,
  );
});

test("past the acts: only who plans the activity shows a note, in their own name, and never one that was replaced", async () => {
  for (const who of ["sanna", "leto", "pia", "layla", "marlo"] as const)
    assert.deepEqual(await as(who, (work) => shown(work, 1)), [], who);
  const other = await as("leto", async ({ actor }) => actor.id);
  await assert.rejects(
    as("edda", (work) => shown(work, 1, other)),
    /in the name of another/,
  );
  await assert.rejects(
    as("edda", (work) => shown(work, 1, null)),
    /check constraint/,
  );
  await as("edda", (work) => writeNote(work, id, { text: { ...text, highlights: toAll }, basedOn: 2 }));
  await as("edda", (work) => issueNote(work, id, { basedOn: 3 }));
  await assert.rejects(
    as("edda", (work) => shown(work, 1)),
    /was replaced is not shown/,
  );
});

test("past the acts: headings are recorded by who keeps them, with a source, and never changed", async () => {
  const record = (work: Work, of: { confirmed?: boolean; words?: string; source?: string } = {}) =>
    sql`insert into information_note_headings (id, language, words, confirmed, source, recorded_by, recorded_at)
        select ${newId<NoteHeadingsId>()}, 'en', coalesce(${of.words ?? null}::jsonb, h.words), ${of.confirmed ?? true}, ${of.source ?? "A source"},
          ${work.actor.id}, ${work.at} from information_note_headings h where language = 'en' limit 1`.execute(work.db);
  for (const who of ["sanna", "pia", "layla", "marlo"] as const)
    await assert.rejects(
      as(who, (work) => record(work)),
      /row-level security/,
      who,
    );
  await assert.rejects(
    as("edda", (work) => record(work, { confirmed: false })),
    /row-level security/,
  );
  await assert.rejects(
    as("edda", (work) => record(work, { words: "{}" })),
    /check constraint/,
  );
  await assert.rejects(
    as("edda", (work) => record(work, { source: " " })),
    /check constraint/,
  );
  await assert.rejects(
    as("edda", (work) => sql`update information_note_headings set words = words`.execute(work.db)),
    /permission denied/,
  );
});

test("the wall: the public finds in every table and function only what was issued, shown, and is of an activity that is shown", async () => {
  await as("edda", (work) => writeNote(work, id, { text: { ...text, highlights: inDraft }, basedOn: 3 }));
  const found = async (): Promise<string[]> =>
    (await readAllAsPublic(house)).flatMap(({ name, text: all }) =>
      [inDraft, inVersion, toAll, "Edda Marlow"].filter((word) => all.includes(word)).map((word) => `${name}: ${word}`),
    );
  assert.deepEqual(await found(), [], "issued, and the activity is not shown");
  await as("edda", (work) => showActivity(work, id, { shown: true }));
  assert.deepEqual(await found(), [], "the activity is shown, the note is not");
  await as("edda", (work) => showNote(work, id, { number: 2, shown: true }));
  assert.deepEqual(await found(), [`table information_note_version: ${toAll}`]);
  await as("edda", (work) => showActivity(work, id, { shown: false }));
  assert.deepEqual(await found(), [], "the activity was taken off");
  await as("edda", (work) => showActivity(work, id, { shown: true }));
  await as("edda", (work) => showNote(work, id, { number: 2, shown: false }));
  assert.deepEqual(await found(), [], "the note was taken off");
});

test("the wall: of a group that the author worded nobody reads the record’s names beside the note", async () => {
  const named = "Yunlan";
  const revision = async () => (await as("edda", ({ db }) => findDraft(db, id)))?.revision ?? 0;
  const shownWith = async (participants: NoteText["participants"]): Promise<string> => {
    await as("edda", async (work) => {
      assert.ok(
        (await writeNote(work, id, { text: { ...text, participants, highlights: toAll }, basedOn: await revision() }))
          .ok,
      );
    });
    const issued = await as("edda", async (work) => issueNote(work, id, { basedOn: await revision() }));
    assert.ok(issued.ok);
    await as("edda", (work) => showNote(work, id, { number: issued.number, shown: true }));
    const read = (await readAllAsPublic(house)).find(({ name }) => name === "table information_note_version");
    return read?.text ?? "";
  };
  await as("edda", async (work) => {
    await work.db
      .updateTable("activity_invitee")
      .set({ standing: "took-part", changed_by: work.actor.id, changed_at: work.at })
      .where("activity_id", "=", id)
      .execute();
  });
  assert.match(await shownWith({}), new RegExp(named), "the record’s names stand where the author worded nothing");
  const worded = await shownWith({ states: "Two States", otherStates: "" });
  assert.match(worded, /Two States/);
  assert.doesNotMatch(worded, new RegExp(named));
  const row = await as("layla", ({ db }) => listVersions(db, id));
  assert.doesNotMatch(JSON.stringify(row), new RegExp(named), "nor a State");
});
