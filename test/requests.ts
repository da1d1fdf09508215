import type { Work } from "#access/work.ts";
import { audiences } from "#assistance/audience.ts";
import { addItem } from "#assistance/requests/add-item.ts";
import { beginRequest } from "#assistance/requests/begin-request.ts";
import { chooseAudience } from "#assistance/requests/choose-audience.ts";
import type { FieldName } from "#assistance/requests/request-field.ts";
import { type WrittenField, writeFields } from "#assistance/requests/write-fields.ts";
import { type AssistanceRequestId, newId, type OrganisationId, type ProviderId, type StateCode } from "#db/ids.ts";
import type { Audience } from "#db/schema/assistance.ts";
import type { TestDatabase } from "./database.ts";

type Asked = {
  state?: StateCode;
  kind?: "assistance" | "general";
  audience?: Audience;
  named?: ProviderId[];
  /** A field for each level, each with its level in its words. */
  everyLevel?: boolean;
  fields?: WrittenField[];
};

/** A draft of a State's request with one item, as the form writes it. */
export async function aRequest(work: Work, asked: Asked = {}): Promise<AssistanceRequestId> {
  const { kind = "assistance", audience = "all-providers", named = [], everyLevel, fields } = asked;
  const state = asked.state ?? work.actor.capacities[0]?.stateCode;
  if (!state) throw new Error("who asks is of a State");
  const begun = await beginRequest(work, { kind, from: { state }, language: "en" });
  if (!begun.ok) throw new Error(begun.reason);
  const { id } = begun;
  let revision = 0;
  const write = async (item: number, written: readonly WrittenField[]): Promise<void> => {
    const outcome = await writeFields(work, { request: id, item, fields: written, basedOn: revision });
    if (!outcome.ok) throw new Error(outcome.reason);
    revision = outcome.revision;
  };
  if (kind === "general") {
    await write(0, fields ?? [{ name: "matter", value: "Which form is in use?", audience: "public" }]);
  } else {
    await write(0, [{ name: "objective", value: "A law on export control", audience: "public" }]);
    const item = await addItem(work, id, { basedOn: revision });
    if (!item.ok) throw new Error(item.reason);
    revision = item.revision;
    await write(
      item.item,
      everyLevel ? levels() : (fields ?? [{ name: "need", value: "Drafting of a law", audience: "public" }]),
    );
  }
  const chosen = await chooseAudience(work, id, { audience, named, basedOn: revision });
  if (!chosen.ok) throw new Error(chosen.reason);
  return id;
}

const levelled: readonly FieldName[] = [
  "need",
  "expected",
  "institution",
  "time-frame",
  "own-contribution",
  "how-soon",
];

function levels(): WrittenField[] {
  return audiences.map((audience, n) => ({
    name: levelled[n] ?? "need",
    value: levelled[n] === "how-soon" ? "one-year" : `words for ${audience}`,
    audience,
  }));
}

/** A provider in force: an organisation by its short name, or a State. */
export async function aProvider(
  { owner }: TestDatabase,
  who: { organisation: string } | { state: StateCode },
): Promise<ProviderId> {
  const organisation =
    "organisation" in who
      ? (
          await owner
            .selectFrom("organisation")
            .where("short_name", "=", who.organisation)
            .select("id")
            .executeTakeFirstOrThrow()
        ).id
      : null;
  const state = "state" in who ? who.state : null;
  const found = await owner
    .selectFrom("provider")
    .where((eb) =>
      organisation ? eb("organisation_id", "=", organisation as OrganisationId) : eb("state_code", "=", state),
    )
    .select("id")
    .executeTakeFirst();
  if (found) return found.id;
  const id = newId<ProviderId>();
  await owner
    .insertInto("provider")
    .values({
      id,
      organisation_id: organisation,
      state_code: state,
      source: "Invented for a test",
      recorded_at: Temporal.Instant.from("2026-01-01T12:00:00Z"),
    })
    .execute();
  return id;
}
