import { Hono } from "hono";
import type { Door } from "#access/door.ts";
import { assistanceBriefingRoutes } from "./briefing/briefing.routes.tsx";
import { exportRoutes } from "./exports/exports.routes.tsx";
import type { Presses } from "./exports/list-file.ts";
import { afterwardsRoutes } from "./follow-up/afterwards.routes.tsx";
import { numbersRoutes } from "./follow-up/numbers.routes.tsx";
import { helpReceivedRoutes } from "./help-received/help-received.routes.tsx";
import { matchingRoutes } from "./matching/matching.routes.tsx";
import { offersRoutes } from "./offers/offers.routes.tsx";
import { publicationRoutes } from "./publication/publication.routes.tsx";
import { referralsRoutes } from "./referral/referrals.routes.tsx";
import { requestAnnexRoutes } from "./requests/annexes.routes.tsx";
import { requestFormRoutes } from "./requests/form.routes.tsx";
import { type LetterDoors, requestLetterRoutes } from "./requests/letters.routes.tsx";
import { narrowingRoutes } from "./requests/narrowing.routes.tsx";
import { requestsRoutes } from "./requests/requests.routes.tsx";
import { requestStepRoutes } from "./requests/steps.routes.tsx";
import { assistanceRuleRoutes } from "./rule/rule.routes.tsx";
import { suggestionsRoutes } from "./suggestions/suggestions.routes.tsx";

/** Every door of assistance for people who signed in. */
export function assistanceRoutes(doors: LetterDoors & Presses & { url: string }): Hono<Door> {
  return new Hono<Door>()
    .route("/", requestsRoutes)
    .route("/", requestStepRoutes)
    .route("/", requestLetterRoutes(doors))
    .route("/", requestAnnexRoutes)
    .route("/", narrowingRoutes)
    .route("/", requestFormRoutes)
    .route("/", matchingRoutes)
    .route("/", offersRoutes)
    .route("/", suggestionsRoutes)
    .route("/", referralsRoutes)
    .route("/", helpReceivedRoutes)
    .route("/", assistanceBriefingRoutes)
    .route("/", afterwardsRoutes)
    .route("/", numbersRoutes)
    .route("/", assistanceRuleRoutes)
    .route("/", publicationRoutes)
    .route("/", exportRoutes(doors));
}
