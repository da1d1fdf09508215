import type { AssistanceRequestId } from "#db/ids.ts";
import { requestPath } from "../requests/paths.ts";

export const assistanceNumbersPath = "/assistance/numbers";

/** What changed in the State's matrix after a request was delivered. */
export function afterwardsPath(id: AssistanceRequestId): string {
  return `${requestPath(id)}/afterwards`;
}
