import { NotFound, requireMay } from "#access/permissions.ts";
import type { Work } from "#access/work.ts";
import type { AssistanceRequestId, RequestAnnexId } from "#db/ids.ts";
import type { Audience } from "#db/schema/assistance.ts";
import { audienceRank, isNarrower, narrowerOf } from "../audience.ts";
import { moveRequest } from "./move-request.ts";
import { recall } from "./narrow-request.ts";
import { getRequest } from "./request.queries.ts";
import type { RequestWhole } from "./request.ts";
import type { FieldName } from "./request-field.ts";

/** One field of a request, or one file beside it. */
export type RequestPart = { item: number; name: FieldName } | { annex: RequestAnnexId };

type NarrowPartOutcome = { ok: true; recalled: number } | { ok: false; reason: "not-now" | "not-narrower" };

/** Who may see a part: whom both the request and the part are for. A part that is not there throws NotFound. */
export function audienceOfPart(request: RequestWhole, part: RequestPart): Audience {
  const found =
    "annex" in part
      ? request.annexes.find(({ id }) => id === part.annex)
      : request.fields.find(({ item, name }) => item === part.item && name === part.name);
  if (!found) throw new NotFound("part of a request");
  return narrowerOf(request.audience, found.audience);
}

/** Whether its State may still make fewer see a part: of what was sent, and is not for the fewest already. */
export function mayNarrowPart(request: Pick<RequestWhole, "isAsking" | "standing">, audience: Audience): boolean {
  return request.isAsking && request.standing !== "draft" && isNarrower("secretariat", audience);
}

/** Its State makes fewer see one field or file of a request that was sent; whom the request reached, and who read it, is told. */
export async function narrowPart(
  work: Work,
  id: AssistanceRequestId,
  { part, audience }: { part: RequestPart; audience: Audience },
): Promise<NarrowPartOutcome> {
  requireMay(work.actor, "request.tighten");

  const request = await getRequest(work, id);
  const was = audienceOfPart(request, part);
  if (!mayNarrowPart(request, was)) return { ok: false, reason: "not-now" };
  if (!isNarrower(audience, was)) return { ok: false, reason: "not-narrower" };
  if ("annex" in part)
    await work.db
      .updateTable("request_annex")
      .set({ audience })
      .where("request_id", "=", id)
      .where("id", "=", part.annex)
      .execute();
  else
    await work.db
      .updateTable("request_field")
      .set({ audience })
      .where("request_id", "=", id)
      .where("item", "=", part.item)
      .where("name", "=", part.name)
      .execute();
  const wasRead = audienceRank(was) >= audienceRank("named-providers");
  const recalled = wasRead ? await recall(work, id, { audience, named: request.named }) : 0;
  if (request.standing !== "withdrawn" && request.standing !== "rejected")
    await moveRequest(work, id, "tighten", {
      details: { part: "annex" in part ? "annex" : part.name, recalled },
    });
  return { ok: true, recalled };
}
