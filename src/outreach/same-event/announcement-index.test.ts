import assert from "node:assert/strict";
import { test } from "node:test";
import { anAnnouncement, manyAnnouncements } from "#test/announcements.ts";
import { type Announcement, readyAnnouncement } from "./announcement.ts";
import { candidatesFor, enterAnnouncement, leaveOut, matchesOf, openIndex, thresholds } from "./announcement-index.ts";
import { openLexicon } from "./concepts.ts";
import { firstWeights } from "./first-weights.ts";

const { weights } = firstWeights;
const none = openLexicon([]);
const known = anAnnouncement({
  id: "known",
  title: "Workshop on border control",
  from: "2026-11-10",
  before: "2026-11-12",
  hostState: "XVA",
  city: "Port Aldov",
  organisers: ["x"],
  subjects: ["border-control"],
});

function candidates(what: Partial<Announcement>): string[] {
  const index = openIndex([known], none);
  const own = readyAnnouncement({ ...known, id: "new", ...what }, none);
  return candidatesFor(own, index).map(({ announcement }) => announcement.id);
}

test("the uid of one feed is one event, whatever else changed", () => {
  const index = openIndex([{ ...known, feed: "calendar", uid: "7" }], none);
  const moved = anAnnouncement({
    id: "new",
    title: "Other",
    from: "2031-01-01",
    before: "2031-01-02",
    feed: "calendar",
    uid: "7",
  });
  assert.deepEqual(
    matchesOf(moved, index, weights).map(({ id, verdict }) => ({ id, verdict })),
    [{ id: "known", verdict: { is: "same", by: "uid" } }],
  );
  assert.deepEqual(matchesOf({ ...moved, feed: "another" }, index, weights), []);
});

test("what shares a host or an organiser is compared within a week, and with a subject within two periods of 45 days", () => {
  const other = { title: "", subjects: ["nuclear"], city: "" };
  assert.deepEqual(candidates({ ...other, organisers: [], from: "2026-11-15", before: "2026-11-16" }), ["known"]);
  assert.deepEqual(candidates({ ...other, hostState: null, from: "2026-11-15", before: "2026-11-16" }), ["known"]);
  assert.deepEqual(candidates({ ...other, hostState: null, organisers: [] }), []);
  assert.deepEqual(candidates({ ...other, from: "2026-12-01", before: "2026-12-02" }), []);
  assert.deepEqual(candidates({ organisers: [], from: "2027-01-20", before: "2027-01-21" }), ["known"]);
  assert.deepEqual(candidates({ hostState: null, from: "2026-09-01", before: "2026-09-02" }), ["known"]);
  assert.deepEqual(candidates({ from: "2027-05-01", before: "2027-05-02" }), []);
});

test("where no State is said, one city within a week is enough to be compared, a hall of it too", () => {
  const other = { title: "", subjects: [], organisers: [], hostState: null, from: "2026-11-15", before: "2026-11-16" };
  assert.deepEqual(candidates({ ...other, city: "Aldov, Hall 3" }), ["known"]);
  assert.deepEqual(candidates({ ...other, city: "Nahrain" }), []);
  assert.deepEqual(candidates({ ...other, from: "2026-12-01", before: "2026-12-02" }), []);
});

test("what is nearly certain is taken, what is not is asked, and the rest is not told", () => {
  const index = openIndex([known], none);
  const verdict = (what: Partial<Announcement>) =>
    matchesOf({ ...known, id: "new", ...what }, index, weights).map((one) => one.verdict);
  assert.deepEqual(verdict({}), [{ is: "same", by: "likeness" }]);
  assert.deepEqual(verdict({ from: "2026-11-14", before: "2026-11-15", organisers: [] }), [{ is: "question" }]);
  assert.deepEqual(verdict({ hostState: "XOR", city: "", subjects: ["nuclear"] }), []);
});

test("an announcement is never its own match, and one that is replaced or left out leaves nothing behind", () => {
  const index = openIndex([known], none);
  assert.deepEqual(matchesOf(known, index, weights), []);
  enterAnnouncement({ ...known, from: "2030-01-01", before: "2030-01-02" }, index);
  assert.deepEqual(matchesOf({ ...known, id: "new" }, index, weights), []);
  leaveOut("known", index);
  assert.deepEqual([index.announcements.size, index.idsByKey.size], [0, 0]);
});

test("an index that grew finds what one opened at once finds, and each finds the other", () => {
  const { announcements, places } = manyAnnouncements({ seed: 21, events: 120, days: 120 });
  const lexicon = openLexicon(places);
  const whole = openIndex(announcements, lexicon);
  const grown = openIndex([], lexicon);
  for (const announcement of announcements.toReversed()) enterAnnouncement(announcement, grown);
  const found = new Map(announcements.map((one) => [one.id, matchesOf(one, whole, weights)]));
  for (const one of announcements) {
    assert.deepEqual(matchesOf(one, grown, weights), found.get(one.id));
    for (const match of found.get(one.id) ?? []) {
      assert.ok(match.likelihood >= thresholds.question);
      assert.ok(
        found
          .get(match.id)
          ?.some(({ id, likelihood }) => id === one.id && Math.abs(likelihood - match.likelihood) < 1e-12),
      );
    }
  }
});
