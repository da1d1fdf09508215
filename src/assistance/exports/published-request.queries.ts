import { sql } from "kysely";
import type { Reader } from "#access/work.ts";
import type { AssistanceRequestId } from "#db/ids.ts";
import type { Texts } from "#i18n/languages.ts";
import { dateOf, listStates, openEnded } from "#states/state.queries.ts";
import { type ShownStanding, shownStanding } from "../publication/publication.ts";
import type { Field, FieldName, Subject } from "../requests/request-field.ts";
import type { AskingState, PublishedRequest } from "./published-request.ts";

// Read as app_public: the row policies leave only what is published, the grants only columns that the public may see.

/** Every request that is published, the latest published first. */
export async function listPublishedRequests(db: Reader): Promise<PublishedRequest[]> {
  const heads = await db
    .selectFrom("assistance_request")
    .innerJoin("request_publication", "request_publication.request_id", "assistance_request.id")
    .leftJoin(
      sql<{ request_id: AssistanceRequestId; name: Texts }>`organisations_of_published_requests()`.as("asks"),
      (on) => on.onRef("asks.request_id", "=", "assistance_request.id"),
    )
    .orderBy("request_publication.effective_at", "desc")
    .orderBy("assistance_request.reference")
    .select([
      "assistance_request.id",
      "assistance_request.reference",
      "assistance_request.state_code as code",
      "asks.name as organisation",
      "assistance_request.language",
      "assistance_request.standing",
      "assistance_request.submitted_at as sentAt",
      "assistance_request.circulated_at as circulatedAt",
      "assistance_request.delivered_at as deliveredAt",
      "request_publication.effective_at as publishedAt",
      "request_publication.summary",
    ])
    .execute();
  if (heads.length === 0) return [];
  const [fields, moves, states] = [await listFields(db), await listMoves(db), await listStates(db, "en", openEnded)];
  return heads.flatMap(({ id, code, organisation, circulatedAt, sentAt, deliveredAt, standing, ...head }) => {
    const state = states.find((one) => one.code === code);
    const asking = state
      ? { state: asked(state), organisation: null }
      : { state: null, organisation: organisation ?? {} };
    if (!circulatedAt) return []; // what is published was circulated, by its policy
    return {
      ...head,
      asking,
      standing: shownStanding({ standing, isDelivered: deliveredAt !== null }),
      sentOn: sentAt && dateOf(sentAt),
      circulatedOn: dateOf(circulatedAt),
      deliveredOn: deliveredAt && dateOf(deliveredAt),
      fields: fields.filter(({ request }) => request === id).map(({ request: _, ...field }) => field),
      moves: moves.filter(({ request }) => request === id).map(({ standing, at }) => ({ standing, at })),
    };
  });
}

/** The sections of the matrix that rows stand in: "m2017/A2.01" to the section, in six languages where it has them. */
export async function listSectionsOf(
  db: Reader,
  subjects: readonly Subject[],
): Promise<ReadonlyMap<string, { id: string; title: Texts }>> {
  const templates = [...new Set(subjects.map(({ template }) => template))];
  if (templates.length === 0) return new Map();
  const rows = await db
    .selectFrom("template_row")
    .innerJoin("template_section", (on) =>
      on
        .onRef("template_section.template_id", "=", "template_row.template_id")
        .onRef("template_section.id", "=", "template_row.section_id"),
    )
    .where("template_row.template_id", "in", templates)
    .select([
      "template_row.template_id as template",
      "template_row.id as row",
      "template_section.id",
      "template_section.title",
    ])
    .execute();
  return new Map(rows.map(({ template, row, id, title }) => [`${template}/${row}`, { id, title }]));
}

function asked({ code, kind, short }: AskingState): AskingState {
  return { code, kind, short };
}

async function listFields(db: Reader): Promise<(Field & { request: AssistanceRequestId })[]> {
  return await db
    .selectFrom("request_field")
    .orderBy("item")
    .orderBy("name")
    .select(["request_id as request", "item", "name", "value", "audience"])
    .$narrowType<{ name: FieldName }>() // only fields of the form are ever written
    .execute();
}

type Move = { request: AssistanceRequestId; standing: ShownStanding; at: Temporal.Instant };

async function listMoves(db: Reader): Promise<Move[]> {
  return await db
    .selectFrom(
      sql<{
        request_id: AssistanceRequestId;
        standing: ShownStanding;
        at: Temporal.Instant;
      }>`moves_of_published_requests()`.as("moved"),
    )
    .orderBy("at")
    .select(["request_id as request", "standing", "at"])
    .execute();
}
