import { Hono } from "hono";
import type { Door } from "#access/door.ts";
import { assistanceBriefingRoutes } from "./briefing/briefing.routes.tsx";
import { afterwardsRoutes } from "./follow-up/afterwards.routes.tsx";
import { numbersRoutes } from "./follow-up/numbers.routes.tsx";
import { helpReceivedRoutes } from "./help-received/help-received.routes.tsx";
import { referralsRoutes } from "./referral/referrals.routes.tsx";
import { requestFormRoutes } from "./requests/form.routes.tsx";
import { requestsRoutes } from "./requests/requests.routes.tsx";
import { requestStepRoutes } from "./requests/steps.routes.tsx";
import { suggestionsRoutes } from "./suggestions/suggestions.routes.tsx";

/** Every door of assistance for people who signed in. */
export function assistanceRoutes(): Hono<Door> {
  return new Hono<Door>()
    .route("/", requestsRoutes)
    .route("/", requestStepRoutes)
    .route("/", requestFormRoutes)
    .route("/", suggestionsRoutes)
    .route("/", referralsRoutes)
    .route("/", helpReceivedRoutes)
    .route("/", assistanceBriefingRoutes)
    .route("/", afterwardsRoutes)
    .route("/", numbersRoutes);
}
