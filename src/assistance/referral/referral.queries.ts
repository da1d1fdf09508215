import type { Reader, Work } from "#access/work.ts";
import type { AssistanceRequestId, RequestReferralId, StateCode } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";

type Reads = Reader | Work["db"];

/** That a delegation asked a working group to look at a request, and what came of it. */
export type Referral = {
  id: RequestReferralId;
  request: AssistanceRequestId;
  reference: string;
  group: string;
  groupLanguage: Language;
  delegation: StateCode;
  by: string;
  words: string;
  at: Temporal.Instant;
  takenUpAt: Temporal.Instant | null;
  takenUpBy: string | null;
  takenUpWords: string;
};

/** The referrals of one request, for members and those who serve, where they may read the request. */
export async function listReferralsOf(db: Reads, request: AssistanceRequestId): Promise<Referral[]> {
  return await referrals(db).where("request_referral.request_id", "=", request).execute();
}

/** What was referred and waits to be taken up. */
export async function listWaitingReferrals(db: Reads): Promise<Referral[]> {
  return await referrals(db).where("request_referral.taken_up_at", "is", null).execute();
}

function referrals(db: Reads) {
  return db
    .selectFrom("request_referral")
    .innerJoin("assistance_request", "assistance_request.id", "request_referral.request_id")
    .innerJoin("working_group", "working_group.id", "request_referral.working_group_id")
    .innerJoin("account as referrer", "referrer.id", "request_referral.referred_by")
    .leftJoin("account as taker", "taker.id", "request_referral.taken_up_by")
    .orderBy("request_referral.referred_at")
    .orderBy("request_referral.id")
    .select([
      "request_referral.id",
      "request_referral.request_id as request",
      "assistance_request.reference",
      "working_group.name as group",
      "working_group.language as groupLanguage",
      "request_referral.state_code as delegation",
      "referrer.name as by",
      "request_referral.words",
      "request_referral.referred_at as at",
      "request_referral.taken_up_at as takenUpAt",
      "taker.name as takenUpBy",
      "request_referral.taken_up_words as takenUpWords",
    ]);
}
