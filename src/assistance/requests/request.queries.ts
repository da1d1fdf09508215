import { sql } from "kysely";
import type { Actor } from "#access/actor.ts";
import { holds, statesOf } from "#access/actor.ts";
import { NotFound } from "#access/permissions.ts";
import type { Reader, Work } from "#access/work.ts";
import type { AssistanceRequestId, OrganisationId, ProviderId, RequestAnnexId, StateCode } from "#db/ids.ts";
import type { Texts } from "#i18n/languages.ts";
import { mayBeShown } from "../publication/publication.ts";
import { placesOver } from "./machine.ts";
import {
  type Asking,
  type RequestAnnex,
  type RequestEvent,
  type RequestFilter,
  type RequestHead,
  type RequestItem,
  type RequestWhole,
  withoutOffers,
} from "./request.ts";
import type { Field, FieldName } from "./request-field.ts";
import { requireRequest } from "./require-request.ts";

type Reads = Reader | Work["db"];
type By = { db: Reads; actor: Actor };

export const requestsOnAPage = 50;

/** One request with what this reader may see of it; what is not for the reader is not there. */
export async function getRequest({ db, actor }: By, id: AssistanceRequestId): Promise<RequestWhole> {
  await requireRequest(db, id);
  const [head] = await readHeads({ db, actor }, heads(db).where("assistance_request.id", "=", id));
  if (!head) throw new NotFound("request");
  const fields: Field[] = await db
    .selectFrom("request_field")
    .where("request_id", "=", id)
    .orderBy("item")
    .select(["item", "name", "value", "audience"])
    .$narrowType<{ name: FieldName }>() // only fields of the form are ever written
    .execute();
  const rows = await db
    .selectFrom("request_item")
    .where("request_id", "=", id)
    .orderBy("n")
    .select(["id", "n"])
    .execute();
  const items: RequestItem[] = rows.map(({ id, n }, place) => ({ id, item: n, n: place + 1 }));
  return { ...head, fields, items, annexes: await listAnnexes(db, id) };
}

function listAnnexes(db: Reads, id: AssistanceRequestId): Promise<RequestAnnex[]> {
  return db
    .selectFrom("request_annex")
    .where("request_id", "=", id)
    .orderBy("added_at")
    .orderBy("id")
    .select(["id", "name", "media_type as mediaType", sql<number>`length(bytes)`.as("size"), "audience"])
    .execute();
}

/** A file of a request with its bytes, if it is for this reader. */
export async function getAnnex(
  db: Reads,
  request: AssistanceRequestId,
  id: RequestAnnexId,
): Promise<{ name: string; mediaType: string; bytes: Buffer }> {
  await requireRequest(db, request);
  const annex = await db
    .selectFrom("request_annex")
    .where("request_id", "=", request)
    .where("id", "=", id)
    .select(["name", "media_type as mediaType", "bytes"])
    .executeTakeFirst();
  if (!annex) throw new NotFound("annex");
  return annex;
}

/** The requests this reader may see that fit, the latest received first. */
export async function listRequests(
  by: By,
  { kind, standing, state }: RequestFilter = {},
  page = 1,
): Promise<{ requests: RequestHead[]; isMore: boolean }> {
  let query = heads(by.db)
    .orderBy(sql`coalesce(assistance_request.received_on, assistance_request.begun_at::date)`, "desc")
    .orderBy("assistance_request.id", "desc")
    .limit(requestsOnAPage + 1)
    .offset((page - 1) * requestsOnAPage);
  if (kind) query = query.where("assistance_request.kind", "=", kind);
  if (state)
    query = query.where(({ or, eb, exists, selectFrom }) =>
      or([
        eb("assistance_request.state_code", "=", state),
        exists(
          selectFrom("request_state")
            .whereRef("request_state.request_id", "=", "assistance_request.id")
            .where("request_state.state_code", "=", state)
            .where("request_state.left_at", "is", null)
            .select("request_state.request_id"),
        ),
      ]),
    );
  if (standing === "draft") query = query.where("assistance_request.standing", "=", "draft");
  if (standing === "over") query = query.where("assistance_request.standing", "in", [...placesOver]);
  if (standing === "open") query = query.where("assistance_request.standing", "not in", ["draft", ...placesOver]);
  const found = await readHeads(by, query);
  return { requests: found.slice(0, requestsOnAPage), isMore: found.length > requestsOnAPage };
}

/** What happened to a request, the latest last; for who asks and for those who serve. */
export async function listRequestEvents(db: Reads, id: AssistanceRequestId): Promise<RequestEvent[]> {
  return await db
    .selectFrom("request_event")
    .innerJoin("account", "account.id", "request_event.by")
    .where("request_event.request_id", "=", id)
    .orderBy("request_event.ordinal")
    .select([
      "request_event.event",
      "request_event.at",
      "account.name as by",
      "request_event.words",
      "request_event.details",
    ])
    .execute();
}

/** Every provider in force, by name in English: whom a State may name. */
export async function listProviderNames(
  db: Reads,
): Promise<{ id: ProviderId; name: Texts | null; state: StateCode | null }[]> {
  return await db
    .selectFrom("provider")
    .leftJoin("organisation", "organisation.id", "provider.organisation_id")
    .where("provider.ended_on", "is", null)
    .orderBy("organisation.short_name")
    .orderBy("provider.state_code")
    .select(["provider.id", "organisation.name", "provider.state_code as state"])
    .execute();
}

/** The organisations in whose name this person may ask. */
export async function listAskingOrganisations(db: Reads): Promise<{ id: OrganisationId; name: Texts }[]> {
  return await db
    .selectFrom("organisation")
    .where("id", "in", sql<OrganisationId>`(select unnest(app_asks_for()))`)
    .select(["id", "name"])
    .execute();
}

function heads(db: Reads) {
  return db
    .selectFrom("assistance_request")
    .leftJoin("organisation", "organisation.id", "assistance_request.organisation_id")
    .select([
      "assistance_request.id",
      "assistance_request.reference",
      "assistance_request.kind",
      "assistance_request.state_code",
      "assistance_request.organisation_id",
      "organisation.name as organisation_name",
      "assistance_request.language",
      "assistance_request.route",
      "assistance_request.arrived_by as arrivedBy",
      "assistance_request.incoming_id as incoming",
      "assistance_request.received_on as receivedOn",
      "assistance_request.audience",
      "assistance_request.named",
      "assistance_request.standing",
      "assistance_request.circulation",
      "assistance_request.window_ends_at as windowEndsAt",
      "assistance_request.submitted_at as submittedAt",
      "assistance_request.circulated_at as circulatedAt",
      "assistance_request.delivered_at as deliveredAt",
      "assistance_request.moved_at as movedAt",
      "assistance_request.begun_at as begunAt",
      "assistance_request.offers",
      "assistance_request.accepted",
      "assistance_request.running",
      "assistance_request.delivered",
      "assistance_request.sent_to_all as sentToAll",
      "assistance_request.revision",
    ])
    .select(({ selectFrom }) =>
      selectFrom("request_state")
        .whereRef("request_state.request_id", "=", "assistance_request.id")
        .where("request_state.left_at", "is", null)
        .select(
          sql<StateCode[]>`coalesce(array_agg(request_state.state_code order by request_state.state_code), '{}')`.as(
            "states",
          ),
        )
        .as("states"),
    )
    .select(({ selectFrom }) =>
      selectFrom("request_publication")
        .whereRef("request_publication.request_id", "=", "assistance_request.id")
        .where("request_publication.ended_at", "is", null) // one at a time
        .select("request_publication.effective_at")
        .as("publishedFrom"),
    );
}

async function readHeads({ db, actor }: By, query: ReturnType<typeof heads>): Promise<RequestHead[]> {
  const rows = await query.execute();
  if (rows.length === 0) return [];
  const own = statesOf(actor);
  const organisations = holds(actor, "organisation") ? (await listAskingOrganisations(db)).map(({ id }) => id) : [];
  return rows.map(({ state_code, organisation_id, organisation_name, states, ...row }) => {
    const asking: Asking = state_code
      ? { state: state_code, organisation: null }
      : {
          state: null,
          organisation: { id: organisation_id ?? ("" as OrganisationId), name: organisation_name ?? {} }, // the table has one of the two
          onBehalfOf: states ?? [],
        };
    const isAsking = state_code
      ? own.includes(state_code)
      : organisation_id !== null && organisations.includes(organisation_id);
    const isOwn = isAsking || (states ?? []).some((state) => own.includes(state));
    const hears = isOwn || holds(actor, "secretariat", "chair", "expert", "member", "system");
    return {
      ...row,
      asking,
      isAsking,
      isOwn,
      publishedFrom: mayBeShown(row) ? row.publishedFrom : null,
      told: hears ? row.standing : withoutOffers(row.standing),
      isWriter: isAsking || (row.arrivedBy !== "here" && holds(actor, "secretariat")),
    };
  });
}
