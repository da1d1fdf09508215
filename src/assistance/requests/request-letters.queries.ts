import { may } from "#access/permissions.ts";
import type { Visit } from "#access/work.ts";
import { dateOf } from "#states/state.queries.ts";
import { type CirculationAddressees, listCirculationAddressees } from "./circulation-addressees.queries.ts";
import { placesOfCirculation, placesOfOffers } from "./machine.ts";
import type { RequestLetterKind } from "./paths.ts";
import type { RequestHead } from "./request.ts";
import { listRequestLetters, listRequestRuns, type RequestLetter, type RequestRun } from "./request-runs.queries.ts";

/** The letters about a request, and those this person may begin now. */
export type LettersOfRequest = {
  /** For those who write letters. */
  runs: RequestRun[];
  /** Those this reader may see: a State its own, once they left. */
  letters: RequestLetter[];
  kinds: RequestLetterKind[];
  /** To whom a circulation would go that is begun now. */
  addressees: CirculationAddressees;
};

export async function readLettersOfRequest({ db, actor, at }: Visit, request: RequestHead): Promise<LettersOfRequest> {
  const letters = await listRequestLetters(db, request.id);
  const mayBegin = may(actor, "letter-run.begin");
  const mayCirculate = mayBegin && may(actor, "request.circulate") && placesOfCirculation.includes(request.standing);
  const addressees = mayCirculate
    ? await listCirculationAddressees(db, request, dateOf(at))
    : { states: [], organisations: [] };
  const isAcknowledged = letters.some(
    ({ occasion, standing }) => occasion === "acknowledgement" && standing !== "cancelled",
  );
  const kinds: [RequestLetterKind, boolean][] = [
    [
      "acknowledgement",
      mayBegin && may(actor, "request.acknowledge") && request.standing === "authenticated" && !isAcknowledged,
    ],
    ["circulation", addressees.states.length + addressees.organisations.length > 0],
    ["offers", mayBegin && request.offers > 0 && placesOfOffers.includes(request.standing)],
  ];
  return {
    letters,
    addressees,
    runs: await listRequestRuns(db, request.id, at),
    kinds: kinds.filter(([, is]) => is).map(([kind]) => kind),
  };
}
