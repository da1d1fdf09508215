import { sql } from "kysely";
import type { Reader, Work } from "#access/work.ts";
import type { RequestEventName } from "#db/schema/assistance.ts";
import { placesOver } from "../requests/machine.ts";
import type { AssistanceBriefing, BriefedFigure, Figures } from "./briefing.ts";

type Reads = Reader | Work["db"];

/** The briefings on assistance, the last one first. */
export async function listAssistanceBriefings(db: Reads): Promise<AssistanceBriefing[]> {
  return await db
    .selectFrom("assistance_briefing")
    .innerJoin("account", "account.id", "assistance_briefing.recorded_by")
    .orderBy("covers_to", "desc")
    .select([
      "assistance_briefing.id",
      "covers_from as coversFrom",
      "covers_to as coversTo",
      "given_on as givenOn",
      "meeting_id as meeting",
      "words",
      "figures",
      "account.name as by",
    ])
    .execute();
}

/** The day on which the first request came that this reader may read. */
export async function findFirstReceived(db: Reads): Promise<string | undefined> {
  const row = await db
    .selectFrom("assistance_request")
    .where("submitted_at", "is not", null)
    .select(({ fn }) => fn.min("received_on").as("day"))
    .executeTakeFirst();
  return row?.day ?? undefined;
}

const eventOf: Partial<Record<RequestEventName, BriefedFigure>> = {
  submit: "received",
  authenticate: "authenticated",
  circulate: "circulated",
  "offer-made": "offers",
  accept: "matched",
  "delivery-ends": "delivered",
  close: "closed",
};

type Covered = { from: string; to: string; committee: boolean };

/**
 * How many of each from one day up to another, as this reader may read it; for what is kept, as the Committee may: requests that are for
 * those who serve alone are not in it. Requests are counted once each, offers one by one.
 */
export async function countSince(db: Reads, { from, to, committee }: Covered): Promise<Figures> {
  let happened = db
    .selectFrom("request_event")
    .innerJoin("assistance_request", "assistance_request.id", "request_event.request_id")
    .where(sql<boolean>`(request_event.at at time zone 'America/New_York')::date >= ${from}::date`)
    .where(sql<boolean>`(request_event.at at time zone 'America/New_York')::date < ${to}::date`)
    .groupBy(["request_event.event", "assistance_request.kind"])
    .select(["request_event.event", "assistance_request.kind"])
    .select(({ fn }) => [
      fn.count<string>("request_event.request_id").distinct().as("requests"),
      fn.countAll<string>().as("events"),
    ]);
  let open = db
    .selectFrom("assistance_request")
    .where("kind", "=", "assistance")
    .where("submitted_at", "is not", null)
    .where("standing", "not in", ["draft", ...placesOver])
    .where("received_on", "<", to)
    .select(({ fn }) => fn.countAll<string>().as("count"));
  if (committee) {
    happened = happened
      .where("assistance_request.standing", "!=", "draft") // given back to its State, which writes on it
      .where(sql<boolean>`audience_rank(assistance_request.audience) >= 2`);
    open = open.where(sql<boolean>`audience_rank(assistance_request.audience) >= 2`);
  }
  const figures: Figures = {
    received: 0,
    authenticated: 0,
    circulated: 0,
    offers: 0,
    matched: 0,
    delivered: 0,
    closed: 0,
    general: 0,
    open: Number((await open.executeTakeFirstOrThrow()).count),
  };
  for (const { event, kind, requests, events } of await happened.execute()) {
    if (kind === "general") {
      if (event === "submit") figures.general = Number(requests);
      continue;
    }
    const figure = eventOf[event];
    if (figure) figures[figure] = Number(event === "offer-made" ? events : requests);
  }
  return figures;
}
