import type { Actor } from "#access/actor.ts";
import { may } from "#access/permissions.ts";
import type { Letter } from "../letter.ts";
import { isUncertain } from "../runs/letter-run.ts";
import { mostReminders } from "./machine.ts";
import type { LetterAct } from "./paths.ts";

type By = { actor: Actor; at: Temporal.Instant; inHandSince: Temporal.Instant | null; isStopped: boolean };

/** What this person may record of a letter now; a State answers on a page of its own. */
export function actsOn(letter: Letter, { actor, at, inHandSince, isStopped }: By): LetterAct[] {
  const { standing, reminders } = letter;
  const isOpen = standing === "delivered" || standing === "reminded";
  const isServing = may(actor, "letter.delivery-failed");
  const acts: [LetterAct, boolean][] = [
    ["finding", may(actor, "letter.settle") && isUncertain({ inHandSince }, at)],
    ["arrival", isServing && standing === "sent"],
    ["return", isServing && standing === "sent"],
    ["address", may(actor, "letter.address-corrected") && standing === "undeliverable"],
    ["reminder", may(actor, "letter.reminder-due") && isOpen && reminders < mostReminders],
    ["closing", may(actor, "letter.no-reply-expected") && isOpen],
    [
      "cancellation",
      may(actor, "letter.cancel") &&
        inHandSince === null &&
        (["drafted", "cleared", "undeliverable"].includes(standing) || (standing === "approved" && isStopped)),
    ],
  ];
  return acts.filter(([, is]) => is).map(([act]) => act);
}
