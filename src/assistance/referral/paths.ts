import type { AssistanceRequestId, RequestReferralId } from "#db/ids.ts";
import { requestPath } from "../requests/paths.ts";

export function referralsPath(id: AssistanceRequestId): string {
  return `${requestPath(id)}/referrals`;
}

export function newReferralPath(id: AssistanceRequestId): string {
  return `${referralsPath(id)}/new`;
}

export function takingUpPath(id: AssistanceRequestId, referral: RequestReferralId): string {
  return `${referralsPath(id)}/${referral}/taking-up`;
}
