import { sql } from "kysely";
import type { Reader } from "#access/work.ts";
import type { RequestItemId } from "#db/ids.ts";
import type { Field, FieldName } from "../requests/request-field.ts";
import { type ShownRequest, shownStanding } from "./publication.ts";

/** The requests whose summary everybody may read, the latest received first; only what the public role reads. */
export async function listShownRequests(db: Reader): Promise<Omit<ShownRequest, "fields" | "items">[]> {
  return (await shown(db).execute()).map(headOf);
}

/** One of them with its fields that are for everybody; undefined for what is not shown, and for what is not there. */
export async function findShownRequest(db: Reader, reference: string): Promise<ShownRequest | undefined> {
  const row = await shown(db)
    // Not by its index: what is shown is asked first, so that a request that is not takes as long as none.
    .where(sql`upper(assistance_request.reference)`, "=", reference)
    .executeTakeFirst();
  if (!row) return undefined;
  const fields: Field[] = await db
    .selectFrom("request_field")
    .where("request_id", "=", row.id)
    .orderBy("item")
    .select(["item", "name", "value", "audience"])
    .$narrowType<{ name: FieldName }>() // only fields of the form are ever written
    .execute();
  // An item is what the public may read of it: its place among those, its number nowhere.
  const numbers = [...new Set(fields.map(({ item }) => item))].filter((item) => item > 0);
  const items = numbers.map((item, place) => ({ id: `${item}` as RequestItemId, item, n: place + 1 }));
  return { ...headOf(row), fields, items };
}

function shown(db: Reader) {
  return db
    .selectFrom("request_publication")
    .innerJoin("assistance_request", "assistance_request.id", "request_publication.request_id")
    .leftJoin("organisation", "organisation.id", "assistance_request.organisation_id")
    .orderBy("assistance_request.received_on", "desc")
    .orderBy("assistance_request.reference")
    .select([
      "assistance_request.id",
      "assistance_request.reference",
      "assistance_request.state_code",
      "organisation.name as organisation",
      "assistance_request.language",
      "assistance_request.received_on as receivedOn",
      "assistance_request.standing",
      "assistance_request.delivered_at as deliveredAt",
      "request_publication.summary",
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof shown>["execute"]>>[number];

function headOf({ state_code, organisation, standing, deliveredAt, ...row }: Row) {
  const asking: ShownRequest["asking"] = state_code
    ? { state: state_code, organisation: null }
    : { state: null, organisation: organisation ?? {} };
  return { ...row, asking, standing: shownStanding({ standing, isDelivered: deliveredAt !== null }) };
}
