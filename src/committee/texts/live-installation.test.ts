import assert from "node:assert/strict";
import { test } from "node:test";
import type { TextVersionId } from "#db/ids.ts";
import { disclaimerBodies } from "#demo/texts/disclaimer.ts";
import { notReportedBodies } from "#demo/texts/letter-models.ts";
import { transmittalBodies } from "#demo/texts/transmittal-letter.ts";
import { languages } from "#i18n/languages.ts";
import { findTextInForce } from "#regime/committee-text.queries.ts";
import { projectGuidance } from "#regime/project-guidance.ts";
import { there } from "#test/people.ts";
import { aSecondLater, openChamber } from "#test/procedure.ts";
import { adoptWhatIsDue } from "../clock.ts";
import { beginText } from "./begin-text.ts";
import { draftVersion } from "./draft-version.ts";
import { saveBody } from "./save-body.ts";
import { getText, getWorkedVersionById } from "./text.queries.ts";
import { isUnofficial } from "./text.ts";

const texts = [
  { kind: "disclaimer", bodies: disclaimerBodies },
  { kind: "transmittal-letter", bodies: transmittalBodies },
  { kind: "letter-model", bodies: notReportedBodies },
  { kind: "request-form-guidance", bodies: projectGuidance },
] as const;

test("an installation without any text enters its disclaimer, its models of letters and its guidance, and silence puts them in force", async () => {
  const chamber = await openChamber();
  const drafted: TextVersionId[] = [];
  for (const { kind, bodies } of texts) {
    const version = await chamber.act("edda", async (work) => {
      const wanted = { kind, title: kind, language: "en", leadDrafter: null, dueOn: null, source: null } as const;
      const opened = await draftVersion(work, (await beginText(work, wanted)).id);
      assert.ok(opened.ok);
      return opened.id;
    });
    for (const language of ["en", ...languages.filter((code) => code !== "en")] as const) {
      const original = language === "en";
      const save = { version, language, body: bodies[language], basedOn: original ? 1 : 0, madeFrom: 2 };
      const wording = original ? { wording: "committee" as const } : {};
      assert.ok((await chamber.act("edda", (work) => saveBody(work, { ...save, ...wording }))).ok);
    }
    drafted.push(version);
  }
  await chamber.put(drafted);
  chamber.access.moveTo(aSecondLater);
  assert.equal(await adoptWhatIsDue(chamber.access, await chamber.tokenOf("clock")), texts.length);

  const read = async <T>(reads: Parameters<typeof chamber.access.withActor<T>>[1]): Promise<T> =>
    there(await chamber.access.withActor(await chamber.tokenOf("pia"), reads));
  for (const [n, { kind, bodies }] of texts.entries()) {
    const inForce = await read(({ db }) => findTextInForce(db, kind, "2026-12-15"));
    assert.deepEqual(inForce?.bodies, bodies);
    const version = await read(({ db }) => getWorkedVersionById(db, drafted[n] as TextVersionId)); // as many as texts
    assert.deepEqual([version.standing, version.inForceFrom, version.wording], ["adopted", "2026-12-14", "committee"]);
    assert.ok(languages.every((language) => !isUnofficial(version, language)));
    assert.equal((await read(({ db }) => getText(db, version.textId))).dates.actual, "2026-12-14");
  }
});
