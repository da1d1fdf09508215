import { Hono } from "hono";
import type { Door } from "#access/door.ts";
import { decisionsRoutes } from "./decisions.routes.tsx";
import { holidaysRoutes } from "./holidays.routes.tsx";
import { meetingsRoutes } from "./meetings.routes.tsx";
import { noObjectionsRoutes } from "./no-objections.routes.tsx";

/** Every door of the Committee's slice. */
export const committeeRoutes = new Hono<Door>()
  .route("/", meetingsRoutes)
  .route("/", noObjectionsRoutes)
  .route("/", decisionsRoutes)
  .route("/", holidaysRoutes);
