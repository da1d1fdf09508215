import { Hono } from "hono";
import type { Door } from "#access/door.ts";
import { matchingRoutes } from "./matching/matching.routes.tsx";
import { publicationRoutes } from "./publication/publication.routes.tsx";
import { requestAnnexRoutes } from "./requests/annexes.routes.tsx";
import { requestFormRoutes } from "./requests/form.routes.tsx";
import { requestsRoutes } from "./requests/requests.routes.tsx";
import { requestStepRoutes } from "./requests/steps.routes.tsx";

/** Every door of assistance for people who signed in. */
export function assistanceRoutes(): Hono<Door> {
  return new Hono<Door>()
    .route("/", requestsRoutes)
    .route("/", requestStepRoutes)
    .route("/", requestAnnexRoutes)
    .route("/", requestFormRoutes)
    .route("/", publicationRoutes)
    .route("/", matchingRoutes);
}
