import type { OrganisationId, StateCode } from "#db/ids.ts";
import type { InviteeStanding } from "#db/schema/outreach.ts";
import { longestText, type Typed, type TypedForm } from "#ui/typed-form.ts";
import { type Invitee, inviteeStandings } from "./activity.ts";
import type { KnownInForm } from "./activity-form.ts";
import type { InviteeChange } from "./change-invitees.ts";

/** The list as a form opens with it, one field for each. */
export function typedInvitees(invitees: readonly Invitee[]): Typed {
  return Object.fromEntries(invitees.map((one) => [fieldOf(one), one.standing]));
}

/** The list as it was when the form was opened, for a hidden field: what nobody touched is then no change. */
export function openedWith(invitees: readonly Invitee[]): string {
  return invitees.map((one) => `${one.state ?? one.organisation}=${one.standing}`).join(" ");
}

/** What somebody changed in the form: of each that is offered, what it says now beside what it said when it was opened. */
export function readInviteeChanges(form: TypedForm, known: KnownInForm): Required<InviteeChange>[] {
  const opened = new URLSearchParams(
    form.text("opened", { label: "activity.invitees", most: longestText }).replaceAll(" ", "&"),
  );
  const offered = [
    ...[...known.states].map((state) => ({ state: state as StateCode, organisation: null })),
    ...[...known.organisations].map((organisation) => ({ state: null, organisation: organisation as OrganisationId })),
  ]; // known are codes and ids only
  return offered.flatMap((who) => {
    const standing = form.choice(fieldOf(who), inviteeStandings, { label: "activity.invitee" }) ?? null;
    const was = (opened.get(who.state ?? who.organisation ?? "") as InviteeStanding | null) ?? null; // as it was written there
    return standing === was ? [] : [{ ...who, standing, was }];
  });
}

/** After somebody else changed the list: as it stands now, with what this person changed. */
export function typedOver(invitees: readonly Invitee[], changes: readonly InviteeChange[]): Typed {
  const typed = Object.fromEntries(changes.map((one) => [fieldOf(one), one.standing ?? ""]));
  return { ...typedInvitees(invitees), ...typed };
}

function fieldOf({ state, organisation }: Pick<Invitee, "state" | "organisation">): string {
  return `who-${state ?? organisation}`;
}
