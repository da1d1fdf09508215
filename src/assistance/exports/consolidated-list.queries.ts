import type { Visit } from "#access/work.ts";
import { listRequests } from "../requests/request.queries.ts";
import type { RequestHead, RequestWhole } from "../requests/request.ts";
import type { Field, FieldName } from "../requests/request-field.ts";

/** A list longer than this is for the pages, not for paper. */
const mostPages = 40;

/** Every request that was sent and that this reader may read, with the fields that are for the reader: the policies decide. */
export async function listWholeRequests(visit: Visit): Promise<RequestWhole[]> {
  const heads: RequestHead[] = [];
  for (let page = 1; page <= mostPages; page++) {
    const { requests, isMore } = await listRequests(visit, {}, page);
    heads.push(...requests.filter(({ standing }) => standing !== "draft"));
    if (!isMore) break;
  }
  if (heads.length === 0) return [];
  const ids = heads.map(({ id }) => id);
  const fields = await visit.db
    .selectFrom("request_field")
    .where("request_id", "in", ids)
    .orderBy("item")
    .select(["request_id as request", "item", "name", "value", "audience"])
    .$narrowType<{ name: FieldName }>() // only fields of the form are ever written
    .execute();
  const items = await visit.db
    .selectFrom("request_item")
    .where("request_id", "in", ids)
    .orderBy("n")
    .select(["request_id as request", "id", "n"])
    .execute();
  const fieldsOf = Map.groupBy(fields, ({ request }) => request);
  const itemsOf = Map.groupBy(items, ({ request }) => request);
  return heads.map((head) => ({
    ...head,
    fields: (fieldsOf.get(head.id) ?? []).map(({ request: _, ...field }): Field => field),
    items: (itemsOf.get(head.id) ?? []).map(({ id, n }, place) => ({ id, item: n, n: place + 1 })),
    annexes: [], // a list has no files
  }));
}
