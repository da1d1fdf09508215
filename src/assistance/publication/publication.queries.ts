import type { Actor } from "#access/actor.ts";
import { holds, statesOf } from "#access/actor.ts";
import type { Reader, Visit, Work } from "#access/work.ts";
import type { AssistanceRequestId } from "#db/ids.ts";
import { listAskingOrganisations } from "../requests/request.queries.ts";
import type { RequestHead } from "../requests/request.ts";
import { mayBeShown, type Publication, type PublicationState, type SummaryProposal } from "./publication.ts";

type Reads = Reader | Work["db"];

/** The agreement that stands, and the words proposed since the last one; for who asks and for those who serve. */
export async function getPublicationState(db: Reads, request: AssistanceRequestId): Promise<PublicationState> {
  const last = await publications(db).where("request_id", "=", request).executeTakeFirst();
  const proposal = await proposals(db).where("request_id", "=", request).executeTakeFirst();
  const isAnswered = last && proposal && Temporal.Instant.compare(last.givenAt, proposal.at) >= 0;
  return { standing: last && !last.endedAt ? last : undefined, proposal: isAnswered ? undefined : proposal };
}

/** Whether a reader finds on the page of a request how it stands with the website. */
export function readsPublication(actor: Actor, request: Pick<RequestHead, "isAsking" | "kind">): boolean {
  return request.kind === "assistance" && (request.isAsking || holds(actor, "secretariat", "expert", "chair"));
}

type Awaited = {
  request: AssistanceRequestId;
  reference: string;
  proposal: SummaryProposal | undefined;
  /** Waits to be opened. */
  waiting: Publication | undefined;
};

/** Of this person's own requests: words that were proposed, and what will open. */
export async function listAwaitedPublications({ db, actor, at }: Visit): Promise<Awaited[]> {
  const [own, organisations] = [statesOf(actor), (await listAskingOrganisations(db)).map(({ id }) => id)];
  if (own.length + organisations.length === 0) return [];
  const requests = await db
    .selectFrom("assistance_request")
    .where("audience", "=", "public")
    .where("circulated_at", "is not", null)
    .where(({ or, eb }) =>
      or([
        ...(own.length > 0 ? [eb("state_code", "in", own)] : []),
        ...(organisations.length > 0 ? [eb("organisation_id", "in", organisations)] : []),
      ]),
    )
    .orderBy("id")
    .select(["id", "reference", "kind", "audience", "circulated_at as circulatedAt", "standing"])
    .execute();
  const awaited: Awaited[] = [];
  for (const request of requests.filter(mayBeShown)) {
    const { standing, proposal } = await getPublicationState(db, request.id);
    const waiting = standing && Temporal.Instant.compare(standing.effectiveAt, at) > 0 ? standing : undefined;
    if (waiting || (proposal && !standing))
      awaited.push({
        request: request.id,
        reference: request.reference,
        waiting,
        proposal: standing ? undefined : proposal,
      });
  }
  return awaited;
}

function publications(db: Reads) {
  return db
    .selectFrom("request_publication")
    .orderBy("given_at", "desc")
    .orderBy("id", "desc")
    .select([
      "id",
      "summary",
      "in_capacity as inCapacity",
      "given_at as givenAt",
      "effective_at as effectiveAt",
      "ended_at as endedAt",
    ]);
}

function proposals(db: Reads) {
  return db
    .selectFrom("publication_proposal")
    .innerJoin("account", "account.id", "publication_proposal.by")
    .orderBy("publication_proposal.at", "desc")
    .orderBy("publication_proposal.id", "desc")
    .select(["publication_proposal.summary", "account.name as by", "publication_proposal.at"]);
}
