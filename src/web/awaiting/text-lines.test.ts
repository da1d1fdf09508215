import assert from "node:assert/strict";
import { test } from "node:test";
import type { Work } from "#access/work.ts";
import { beginText } from "#committee/texts/begin-text.ts";
import { decideAmendment } from "#committee/texts/decide-amendment.ts";
import { draftVersion } from "#committee/texts/draft-version.ts";
import { proposeAmendment } from "#committee/texts/propose-amendment.ts";
import { saveBody } from "#committee/texts/save-body.ts";
import { shareVersion } from "#committee/texts/share-version.ts";
import { writeComment } from "#committee/texts/write-comment.ts";
import type { StateCode } from "#db/ids.ts";
import type { CastKey } from "#demo/cast.ts";
import { itemOf } from "#jobs/awaiting-line.ts";
import { openTestDatabase } from "#test/database.ts";
import { accessAt, signIn, there } from "#test/people.ts";
import { listAwaiting } from "./awaiting.tsx";

test("a text before the members awaits their views, its amendments those who hold the pen, its date those who serve", async () => {
  const database = await openTestDatabase();
  const access = accessAt(database, "2026-12-01T15:00:00Z");
  const act = async <T>(who: CastKey, does: (work: Work) => Promise<T>): Promise<T> =>
    there(await access.transact(await signIn(database, who), does));
  const awaits = async (who: CastKey) => {
    const lists = there(await access.withActor(await signIn(database, who), (visit) => listAwaiting(visit, "en")));
    const items = [...lists.waits, ...lists.follows].map(itemOf);
    assert.equal(new Set(items).size, items.length, "each line is put off by itself");
    const ofTexts = (lines: typeof lists.waits) =>
      lines.filter(({ href }) => href.startsWith("/en/texts/")).map(({ sentence, left }) => [sentence, left?.words]);
    return { waits: ofTexts(lists.waits), follows: ofTexts(lists.follows) };
  };
  const due = ["“Strategy” is due", "20 days left"];
  const views = ["Give your views on “Strategy”, version 1", "20 days left"];
  const amendments = ["1 amendment to “Strategy” awaits a decision", undefined];

  const { id: text } = await act("sanna", (work) =>
    beginText(work, {
      kind: "strategy",
      title: "Strategy",
      language: "en",
      leadDrafter: { state: "XOS" as StateCode }, // of the cast
      dueOn: "2026-12-21",
      source: null,
    }),
  );
  const version = await act("sanna", async (work) => {
    const drafted = await draftVersion(work, text);
    assert.ok(drafted.ok);
    const body = { title: "Strategy", paragraphs: ["Old words"] };
    assert.ok((await saveBody(work, { version: drafted.id, language: "en", body, basedOn: 1 })).ok);
    return drafted.id;
  });
  assert.deepEqual(await awaits("pia"), { waits: [], follows: [] }, "a draft awaits no member");
  assert.deepEqual(await awaits("sanna"), { waits: [], follows: [due] });

  await act("leto", (work) => shareVersion(work, version));
  for (const who of ["pia", "rafael"] as const) assert.deepEqual(await awaits(who), { waits: [views], follows: [] });
  const proposal = { language: "en", paragraph: 1, oldWords: "Old", newWords: "New", why: "Newer" } as const;
  const proposed = await act("rafael", (work) => proposeAmendment(work, version, proposal));
  assert.ok(proposed.ok);
  assert.deepEqual(await awaits("rafael"), { waits: [], follows: [views] }, "its views are given");
  assert.deepEqual(await awaits("pia"), { waits: [views], follows: [amendments] }, "its delegation holds the pen");
  await act("pia", (work) => writeComment(work, version, { language: "en", paragraph: 1, words: "We agree" }));
  assert.deepEqual(await awaits("pia"), { waits: [], follows: [views, amendments] });
  for (const who of ["sanna", "leto", "edda"] as const)
    assert.deepEqual(await awaits(who), { waits: [amendments], follows: [due] });

  const decision = { outcome: "not-taken", words: "Old is good" } as const;
  await act("edda", (work) => decideAmendment(work, { text, amendment: proposed.id, decision }));
  assert.deepEqual(await awaits("sanna"), { waits: [], follows: [due] });
  assert.deepEqual(await awaits("clara"), { waits: [], follows: [] });
});
