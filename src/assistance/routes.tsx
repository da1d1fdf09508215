import { Hono } from "hono";
import type { Door } from "#access/door.ts";
import { exportRoutes } from "./exports/exports.routes.tsx";
import type { Presses } from "./exports/list-file.ts";
import { requestFormRoutes } from "./requests/form.routes.tsx";
import { requestsRoutes } from "./requests/requests.routes.tsx";
import { requestStepRoutes } from "./requests/steps.routes.tsx";

/** Every door of assistance for people who signed in. */
export function assistanceRoutes(parts: Presses & { url: string }): Hono<Door> {
  return new Hono<Door>()
    .route("/", requestsRoutes)
    .route("/", requestStepRoutes)
    .route("/", requestFormRoutes)
    .route("/", exportRoutes(parts));
}
