import type { AssistanceRequestId } from "#db/ids.ts";
import { requestPath } from "../requests/paths.ts";

/** What the State's own matrix suggests to ask for, beside a draft. */
export function suggestionsPath(id: AssistanceRequestId): string {
  return `${requestPath(id)}/suggestions`;
}
