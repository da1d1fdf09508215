import assert from "node:assert/strict";
import { test } from "node:test";
import { render } from "preact-render-to-string";
import type { Visit } from "#access/work.ts";
import { beginText } from "#committee/texts/begin-text.ts";
import { draftVersion } from "#committee/texts/draft-version.ts";
import { listTexts } from "#committee/texts/text.queries.ts";
import { projectGuidance } from "#regime/project-guidance.ts";
import { readGuidance } from "#regime/request-guidance.ts";
import { readParagraphs } from "#regime/resolution-paragraph.ts";
import { openTestDatabase } from "#test/database.ts";
import { accessAt, signIn, there } from "#test/people.ts";
import { setUpTexts } from "#test/texts.ts";
import { getGuidance } from "./guidance.queries.ts";
import { Guidance, GuidanceIntroduction, GuidanceSource } from "./guidance.views.tsx";

test("a State and whoever offers assistance read the guidance in force with its decision, and no draft of it", async () => {
  const database = await openTestDatabase();
  const access = accessAt(database, "2026-12-01T15:00:00Z");
  const expert = await signIn(database, "sanna");
  const readers = { state: await signIn(database, "clara"), provider: await signIn(database, { kind: "provider" }) };
  const as = async <T,>(token: string, reads: (visit: Visit) => Promise<T>): Promise<T> =>
    there(await access.withActor(token, reads));
  const before = await as(readers.state, ({ db }) => getGuidance(db, "fr", "2026-12-01"));
  assert.deepEqual(before, { ...readGuidance(projectGuidance.fr), in: "fr", version: undefined });

  await setUpTexts(database);
  await access.transact(expert, async (work) => {
    const texts = await listTexts(work.db);
    const text = texts.find(({ kind }) => kind === "request-form-guidance");
    assert.ok(text && (await draftVersion(work, text.id)).ok);
    const wanted = { kind: "request-form-guidance", title: "Another", language: "en" } as const;
    const { id } = await beginText(work, { ...wanted, leadDrafter: null, dueOn: null, source: null });
    assert.ok((await draftVersion(work, id)).ok);
  });
  for (const token of Object.values(readers)) {
    const guidance = await as(token, ({ db }) => getGuidance(db, "ar", "2026-12-01"));
    assert.deepEqual([guidance.in, guidance.title], ["ar", projectGuidance.ar.title]);
    const { number, wording, inForceFrom, decidedOn } = guidance.version ?? assert.fail("a text is in force");
    assert.deepEqual([number, wording, inForceFrom, decidedOn], [1, "project", "2025-10-01", "2025-10-01"]);
    assert.equal((await as(token, ({ db }) => getGuidance(db, "ar", "2025-09-30"))).version, undefined);
    const seen = await as(token, ({ db }) =>
      db.selectFrom("text_version").where("kind", "=", "request-form-guidance").select("decision_id").execute(),
    );
    assert.equal(seen.length, 1);
    assert.ok(seen[0]?.decision_id);
  }
  assert.deepEqual(await access.asPublic((db) => db.selectFrom("text_version").select("kind").distinct().execute()), [
    { kind: "disclaimer" },
  ]);
});

const quoted = { words: "Words of the resolution", source: "A copy, read 2026-11-26" };
const paragraphs = readParagraphs().map((one) =>
  one.paragraph === "OP3(a)" ? { ...one, texts: { en: quoted } } : one,
);
const guidance = { ...readGuidance(projectGuidance.ar), in: "ar" as const, version: undefined };
const shown = { language: "ar", guidance, paragraphs } as const;

test("on an Arabic page the short form runs from the right, and the resolution's English words beside it from the left", () => {
  const page = render(<Guidance {...shown} part="subject" open={["OP3(a)"]} />);
  const [short = ""] = guidance.entries.filter(({ paragraph }) => paragraph === "OP3(a)").map(({ words }) => words);
  assert.ok(page.includes(`<p lang="ar" dir="rtl">${short}</p>`));
  assert.match(page, /<details open><summary>الفقرة 3 \(أ\) من القرار<\/summary>/);
  assert.match(
    page,
    /<blockquote cite="https:\/\/undocs.org\/en\/S\/RES\/1540\(2004\)" lang="en" dir="ltr">Words of the resolution</,
  );
  assert.match(page, /بالإنكليزية/);
  assert.match(page, /<bdi dir="ltr">S\/RES\/1540 \(2004\)<\/bdi>/);
  assert.match(page, /<span lang="en" dir="ltr"[^>]*>A copy, read 2026-11-26</);
});

test("words that could not be read are never made up: the page says where they stand", () => {
  const [, rest = ""] = render(<Guidance {...shown} language="en" part="subject" />).split("Paragraph 3 (b)");
  assert.match(rest, /not kept here yet.*S\/RES\/1540 \(2004\).*para. 3 \(b\)/s);
  assert.equal(rest.includes("<blockquote"), false);
});

test("advice without a paragraph is a hint alone, and a part without advice shows nothing", () => {
  const page = render(<Guidance {...shown} part="need" />);
  assert.equal(page.includes("<details"), false);
  const none = { ...guidance, entries: [] };
  assert.equal(render(<Guidance {...shown} guidance={none} part="need" />), "");
});

test("under it stands whose words they are, with a way to the text for those who may read it", () => {
  const introduction = render(<GuidanceIntroduction language="en" guidance={guidance} />);
  assert.match(introduction, /Wording of the project, not decided by the Committee/);
  const version = { number: 2, wording: "committee", inForceFrom: "2026-10-01", decidedOn: "2026-09-30" } as const;
  const decided = { ...guidance, version: { ...version, textId: "01" as never } }; // any text
  const source = (mayReadTexts: boolean): string =>
    render(<GuidanceSource language="en" guidance={decided} mayReadTexts={mayReadTexts} />);
  const words = "Text of the Committee, version 2, in force since 1 October 2026, decision of 30 September 2026";
  assert.equal(source(false), `<p class="hint">${words}</p>`);
  assert.equal(source(true), `<p class="hint"><a href="/en/texts/01/versions/2?language=ar">${words}</a></p>`);
});
