import { type AccountId, type LetterId, newId, type StateCode } from "#db/ids.ts";
import type { LetterStandingName } from "#db/schema/letters.ts";
import { type CastKey, cast } from "#demo/cast.ts";
import type { TestDatabase } from "./database.ts";
import { signIn } from "./people.ts";

let numbers = 100;

/** A letter that left some days ago and went to a State, as the database holds it after its run; it encloses no matrix. */
export async function aSentLetter(
  database: TestDatabase,
  state: string,
  standing: LetterStandingName = "delivered",
): Promise<LetterId> {
  const { owner } = database;
  const [drafter, releaser] = [await accountOf(database, "edda"), await accountOf(database, "ilan")];
  const model = await owner
    .selectFrom("text_version")
    .where("kind", "=", "transmittal-letter")
    .select("id")
    .executeTakeFirstOrThrow();
  const id = newId<LetterId>();
  await owner
    .insertInto("letter")
    .values({
      id,
      state_code: state as StateCode, // of the cast
      model_id: model.id,
      language: "en",
      year: 2026,
      number: ++numbers,
      dated: "2026-10-20",
      reply_by: "2026-12-20",
      standing,
      drafted_by: drafter,
      drafted_at: Temporal.Instant.from("2026-10-19T15:00:00Z"),
      released_by: releaser,
      released_at: Temporal.Instant.from("2026-10-20T15:00:00Z"),
    })
    .execute();
  return id;
}

export async function standingOf({ owner }: TestDatabase, letter: LetterId): Promise<LetterStandingName> {
  return (await owner.selectFrom("letter").where("id", "=", letter).select("standing").executeTakeFirstOrThrow())
    .standing;
}

async function accountOf(database: TestDatabase, key: CastKey): Promise<AccountId> {
  await signIn(database, key);
  const name = cast.find((one) => one.key === key)?.name ?? "";
  return (await database.owner.selectFrom("account").where("name", "=", name).select("id").executeTakeFirstOrThrow())
    .id;
}
