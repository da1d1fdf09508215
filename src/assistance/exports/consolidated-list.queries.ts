import type { Visit } from "#access/work.ts";
import { listRequests } from "../requests/request.queries.ts";
import type { RequestHead, RequestWhole } from "../requests/request.ts";
import type { Field, FieldName } from "../requests/request-field.ts";

/** Every request that was sent and that this reader may read, with the fields that are for the reader: the policies decide. */
export async function listWholeRequests(visit: Visit): Promise<RequestWhole[]> {
  const wholes: RequestWhole[] = [];
  for (let page = 1, isMore = true; isMore; page++) {
    const found = await listRequests(visit, {}, page);
    isMore = found.isMore;
    wholes.push(...(await readParts(visit, found.requests)));
  }
  return wholes;
}

async function readParts({ db }: Visit, found: readonly RequestHead[]): Promise<RequestWhole[]> {
  const heads = found.filter(({ standing }) => standing !== "draft");
  if (heads.length === 0) return [];
  const ids = heads.map(({ id }) => id);
  const fields = await db
    .selectFrom("request_field")
    .where("request_id", "in", ids)
    .orderBy("item")
    .select(["request_id as request", "item", "name", "value", "audience"])
    .$narrowType<{ name: FieldName }>() // only fields of the form are ever written
    .execute();
  const items = await db
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
