import { Hono } from "hono";
import type { Door } from "#access/door.ts";
import { administrationRoutes } from "./administration.routes.tsx";
import type { Accounts } from "./auth.ts";
import { type BesideAccount, ownAccountRoutes } from "./own-account.routes.tsx";
import { signInRoutes } from "./sign-in.routes.tsx";

/** Signing in and out, the own account with what other rooms have `beside` it, and the administrator's list of accounts. */
export function accountRoutes(accounts: Accounts, beside: BesideAccount): Hono<Door> {
  return new Hono<Door>()
    .route("/", signInRoutes(accounts))
    .route("/", ownAccountRoutes(accounts, beside))
    .route("/", administrationRoutes(accounts));
}
