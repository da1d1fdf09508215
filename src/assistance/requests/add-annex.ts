import { createHash } from "node:crypto";
import { requireMay } from "#access/permissions.ts";
import type { Work } from "#access/work.ts";
import type { IncomingFileContent } from "#correspondence/incoming/incoming-file.ts";
import { type AssistanceRequestId, newId, type RequestAnnexId } from "#db/ids.ts";
import type { Audience } from "#db/schema/assistance.ts";
import { lockDraft, type WriteOutcome } from "./draft-lock.ts";
import { requireRequest } from "./require-request.ts";

export const mostAnnexes = 10;

type NewAnnex = { file: IncomingFileContent; audience: Audience; basedOn: number };
type AnnexOutcome = WriteOutcome | { ok: false; reason: "too-many" | "there-already"; revision: number };

/** Adds a file to a draft, with who may see it. */
export async function addAnnex(
  work: Work,
  request: AssistanceRequestId,
  { file, audience, basedOn }: NewAnnex,
): Promise<AnnexOutcome> {
  requireMay(work.actor, "request.write");

  const sha256 = createHash("sha256").update(file.bytes).digest("hex");
  await requireRequest(work.db, request);
  const there = await work.db.selectFrom("request_annex").where("request_id", "=", request).select("sha256").execute();
  if (there.some((one) => one.sha256 === sha256)) return { ok: false, reason: "there-already", revision: basedOn };
  if (there.length >= mostAnnexes) return { ok: false, reason: "too-many", revision: basedOn };
  const locked = await lockDraft(work, request, basedOn);
  if (!locked.ok) return locked;
  await work.db
    .insertInto("request_annex")
    .values({
      id: newId<RequestAnnexId>(),
      request_id: request,
      name: file.name,
      media_type: file.mediaType,
      sha256,
      bytes: file.bytes,
      audience,
      added_by: work.actor.id,
      added_at: work.at,
    })
    .execute();
  return locked;
}
