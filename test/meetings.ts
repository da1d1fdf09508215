import assert from "node:assert/strict";
import type { Access, Visit, Work } from "#access/work.ts";
import { announceMeeting } from "#committee/meetings/announce-meeting.ts";
import { holdMeeting } from "#committee/meetings/hold-meeting.ts";
import type { Arrangement } from "#committee/meetings/meeting.ts";
import { addPaper } from "#committee/papers/add-paper.ts";
import type { MeetingId } from "#db/ids.ts";
import type { CastKey } from "#demo/cast.ts";
import { openTestDatabase, type TestDatabase, type TestServer } from "./database.ts";
import { accessAt, signIn, there } from "./people.ts";

/** A database with the Committee's people, on a Monday in New York, and meetings made through their acts. */
export type MeetingRoom = {
  database: TestDatabase;
  access: Access & { moveTo: (moment: string) => void };
  act: <T>(person: CastKey, act: (work: Work) => Promise<T>) => Promise<T>;
  read: <T>(person: CastKey, read: (visit: Visit) => Promise<T>) => Promise<T>;
  aMeeting: (told?: Partial<Arrangement>) => Promise<MeetingId>;
  hold: (meeting: MeetingId) => Promise<void>;
  aPaper: (meeting: MeetingId, title: string, body?: string) => Promise<number>;
};

export const monday = "2026-12-07T15:00:00Z";

export async function openMeetingRoom(server?: TestServer): Promise<MeetingRoom> {
  const database = await openTestDatabase(server);
  const access = accessAt(database, monday);
  const tokens = new Map<CastKey, Promise<string>>();
  const tokenOf = (person: CastKey): Promise<string> =>
    tokens.getOrInsertComputed(person, () => signIn(database, person));
  const act: MeetingRoom["act"] = async (person, does) => there(await access.transact(await tokenOf(person), does));
  const read: MeetingRoom["read"] = async (person, reads) =>
    there(await access.withActor(await tokenOf(person), reads));
  return { database, access, act, read, aMeeting, hold, aPaper };

  async function aMeeting(told: Partial<Arrangement> = {}): Promise<MeetingId> {
    const announced = await act("edda", (work) => announceMeeting(work, { ...anArrangement, ...told, language: "en" }));
    assert.ok(announced.ok, JSON.stringify(announced));
    return announced.id;
  }

  async function hold(meeting: MeetingId): Promise<void> {
    assert.deepEqual(await act("edda", (work) => holdMeeting(work, meeting)), { ok: true });
  }

  async function aPaper(meeting: MeetingId, title: string, body = `Words of ${title}`): Promise<number> {
    const added = await act("sanna", (work) =>
      addPaper(work, {
        meeting,
        title,
        preparedBy: null,
        symbol: null,
        source: "A note",
        text: { language: "en", body, file: null },
      }),
    );
    assert.ok(added.ok);
    return added.n;
  }
}

/** An informal meeting of today. */
export const anArrangement: Arrangement = {
  kind: "informal",
  number: null,
  groupName: null,
  time: { on: "2026-12-07" },
  words: null,
  startsAt: null,
  place: null,
  source: "A note of the secretariat",
};
