import type { AccountId } from "#db/ids.ts";
import { languages } from "#i18n/languages.ts";

// Every address of the accounts, after the language.
export const signInPath = "/sign-in";
export const castSignInPath = "/sign-in/demonstration";
export const secondFactorPath = "/sign-in/second-factor";
export const passkeySignInPath = "/sign-in/passkey";
export const signOutPath = "/sign-out";
export const ownAccountPath = "/account";
export const accountsPath = "/accounts";

export function invitationPath(token: string): string {
  return `/invitations/${token}`;
}

export function closingPath(id: AccountId): string {
  return `/accounts/${id}/closing`;
}

export function renewalPath(id: AccountId): string {
  return `/accounts/${id}/invitation`;
}

const localPath = new RegExp(`^/(${languages.join("|")})/[^\\\\\\s]*$`);

/** Where to go after signing in: only a page of ours, never another host. */
export function pathAfterSignIn(to: string | undefined, language: string): string {
  return to && localPath.test(to) && !to.includes("done=") ? to : `/${language}/awaiting`;
}
