import type { CapacityKind } from "#db/schema/accounts.ts";
import { type Actor, holds } from "./actor.ts";

const everybody = [
  "administrator",
  "secretariat",
  "chair",
  "member",
  "expert",
  "state",
  "provider",
  "organisation",
] as const;

/** Every act and the capacities in which a person may do it. The tests read this table. */
export const permissions = {
  "account.invite": ["administrator"],
  "account.close": ["administrator"],
  "account.renew-invitation": ["administrator"],
  "account.choose-language": everybody,
  "clock.move": ["administrator"],
  "holiday-list.record": ["secretariat"],
  "meeting.record": ["secretariat"],
  "term.record": ["secretariat"],
  "term.end": ["secretariat"],
  "office.record": ["secretariat"],
  "office.end": ["secretariat"],
  "working-group.record": ["secretariat"],
  "working-group.end": ["secretariat"],
  "assignment.make": ["chair", "secretariat"],
  "assignment.move": ["chair", "secretariat"],
  "assignment.end": ["chair", "secretariat"],
  "suggestion.answer": ["chair", "secretariat"],
  "theme.record": ["secretariat", "expert"],
  "theme.choose-rows": ["secretariat", "expert"],
  "theme.record-standing": ["secretariat", "chair"],
  "theme.record-position": ["secretariat", "member"],
  "theme.use": ["secretariat", "expert", "chair"],
  "programme.keep-duties": ["secretariat"],
  "programme.record-dates": ["secretariat"],
  "programme.add-task": ["secretariat", "expert", "chair"],
  "programme.record-progress": ["secretariat", "expert", "chair", "member"],
  "meeting.arrange": ["secretariat"],
  "meeting.add-paper": ["secretariat", "expert"],
  "meeting.send-papers": ["secretariat"],
  "meeting.publish": ["secretariat"],
  "statement.submit": ["secretariat", "member"],
  "statement.show": ["member"],
  "task.set": ["secretariat", "chair"],
  "task.report": ["secretariat", "chair", "expert", "member"],
  "matrix.draft": ["expert"],
  "cell.save": ["expert"],
  "procedure-rule.record": ["secretariat", "chair"],
  "no-objection.circulate": ["chair", "secretariat"],
  "no-objection.object": ["member"],
  "no-objection.hold": ["member"],
  "no-objection.ask": ["member"],
  "no-objection.answer": ["chair", "secretariat", "expert"],
  "no-objection.record-word": ["secretariat"],
  "no-objection.extend": ["chair", "secretariat"],
  "no-objection.amend": ["chair"],
  "no-objection.withdraw": ["chair"],
  "no-objection.declare": ["chair"],
  "no-objection.conclude": ["system"],
  "decision.adopt-at-meeting": ["chair"],
  "decision.correct": ["chair"],
  "text.begin": ["secretariat", "expert", "chair"],
  "text.draft": ["secretariat", "expert", "chair"],
  "text.share": ["chair", "secretariat"],
  "text.keep": ["chair", "secretariat"],
  "text.comment": ["member", "chair", "secretariat", "expert"],
  "amendment.propose": ["member", "secretariat"],
  "amendment.withdraw": ["member", "secretariat"],
  "amendment.decide": ["chair", "secretariat", "expert"],
  "letter-run.begin": ["secretariat"],
  "letter-run.prepare-anew": ["secretariat"],
  "letter-run.leave-out": ["secretariat"],
  "letter-run.sign": ["chair", "secretariat"],
  "letter-run.release": ["secretariat"],
  "letter-run.cancel": ["chair", "secretariat"],
  "letter-run.stop": ["chair", "secretariat"],
  "letter.prepare": ["system"],
  "letter.deliver": ["system"],
  "letter.settle": ["secretariat"],
  "letter.cancel": ["chair", "secretariat"],
  // Each event of a letter, by whom its machine says (src/correspondence/ledger/machine.ts); a test compares them.
  "letter.clear-text": ["chair", "system"],
  "letter.edit": ["secretariat", "expert", "system"],
  "letter.sign": ["chair", "secretariat"],
  "letter.send": ["secretariat", "system"],
  "letter.delivery-confirmed": ["secretariat", "state", "system"],
  "letter.delivery-failed": ["secretariat", "system"],
  "letter.address-corrected": ["secretariat"],
  "letter.reply-received": ["state", "secretariat"],
  "letter.reminder-due": ["system", "secretariat"],
  "letter.no-reply-expected": ["chair", "secretariat"],
  "letter.reply-processed": ["secretariat", "expert"],
  "letter.further-reply-expected": ["secretariat"],
  "letter-template.keep": ["secretariat"],
  "consent.give": ["state"],
  "incoming.read": ["secretariat", "chair", "expert", "state"],
  "incoming.register": ["secretariat"],
  "incoming.add-file": ["secretariat"],
  "incoming.translate": ["secretariat", "expert"],
  "incoming.tie": ["secretariat"],
  "incoming.process": ["secretariat", "expert"],
  "information.read": ["secretariat", "chair", "expert", "state"],
  "information.enter": ["secretariat"],
  "information.give": ["state"],
  "information.bring-in": ["expert"],
  "briefing.read": ["secretariat", "chair", "expert"],
  "briefing.record": ["secretariat", "chair", "expert"],
  "directory.read": ["secretariat", "chair", "expert", "state"],
  "directory.export": ["secretariat", "chair", "expert"],
  "directory.import": ["secretariat"],
  "organisation.record": ["secretariat"],
  "organisation.end": ["secretariat"],
  "organisation.record-member": ["secretariat"],
  "organisation.end-member": ["secretariat"],
  "contact.record": ["secretariat"],
  "contact.replace": ["secretariat"],
  "contact.end": ["secretariat"],
  "contact.publish": ["secretariat"],
  "consent.enter-on-behalf": ["secretariat"],
  "consent.undo": ["state", "secretariat"],
  // Each event of a request, by whom its machine says (src/assistance/requests/machine.ts); a test compares them.
  "request.begin": ["state", "organisation", "secretariat"],
  "request.write": ["state", "organisation", "secretariat"],
  "request.leave": ["state"],
  "request.read": ["secretariat", "chair", "expert", "member", "state", "organisation", "provider"],
  "request.submit": ["state", "organisation", "secretariat"],
  "request.authenticate": ["secretariat"],
  "request.not-authentic": ["secretariat"],
  "request.ask-for-more": ["secretariat", "expert"],
  "request.acknowledge": ["chair", "secretariat", "system"],
  "request.limit": ["state", "organisation"],
  "request.forbid": ["state", "organisation"],
  "request.window-closes": ["system"],
  "request.waive": ["state", "organisation"],
  "request.allow": ["state", "organisation"],
  "request.circulate": ["secretariat", "system"],
  "request.offer-made": ["provider", "state", "secretariat"],
  "request.accept": ["state", "organisation"],
  "request.offer-withdrawn": ["provider", "state"],
  "request.offer-declined": ["state", "organisation"],
  "request.delivery-starts": ["provider", "state", "organisation"],
  "request.delivery-ends": ["provider", "state", "organisation"],
  "request.delivery-fails": ["provider", "state", "organisation", "secretariat"],
  "request.year-passes": ["system"],
  "request.follow-up-recorded": ["expert", "secretariat", "state", "organisation"],
  "request.renew": ["state", "organisation"],
  "request.withdraw": ["state", "organisation"],
  "request.tighten": ["state", "organisation"],
  "request.answer": ["chair", "secretariat", "expert"],
  "request.close": ["state", "organisation", "secretariat"],
  "request.ask-again": ["state", "organisation"],
  "request.propose-summary": ["secretariat", "expert"],
  "request.publish": ["state", "organisation"],
  "request.unpublish": ["state", "organisation"],
  "provider.list": ["secretariat"],
  "provider.end": ["secretariat"],
  "programme.offer": ["provider", "state", "secretariat"],
  "programme.change": ["provider", "state", "secretariat"],
  "programme.end": ["provider", "state", "secretariat"],
  "programme.confirm": ["provider", "state", "secretariat"],
  "contribution.record": ["provider", "state", "secretariat"],
  "match.read": ["secretariat", "expert", "chair"],
  "match.propose": ["secretariat", "expert"],
  "match.open": ["secretariat", "expert", "chair"],
  "match.decide": ["secretariat", "expert"],
  "match.escalate": ["secretariat", "expert"],
  "match.answer": ["chair"],
  "mail.make": ["system"],
  "mail.send": ["system"],
  "digest.choose": everybody,
  "item.snooze": everybody,
  "feed.make": everybody,
  "feed.revoke": everybody,
} as const satisfies Record<string, readonly CapacityKind[]>;

export type Permission = keyof typeof permissions;

/** Thrown where a person may not; becomes a page in one place. */
export class Refused extends Error {
  readonly permission: Permission;
  constructor(permission: Permission) {
    super(`not allowed: ${permission}`);
    this.permission = permission;
  }
}

/** Thrown where something is not there, or not there for this reader: the two look alike. */
export class NotFound extends Error {}

export function may(actor: Actor, permission: Permission): boolean {
  const allowed: readonly CapacityKind[] | undefined = permissions[permission];
  return holds(actor, ...(allowed ?? [])); // what the table does not know, nobody may
}

export function requireMay(actor: Actor, permission: Permission): void {
  if (!may(actor, permission)) throw new Refused(permission);
}

/** The capacity in which an act is done: the first of the person's that allows it. */
export function capacityFor(actor: Actor, permission: Permission): string {
  const allowed: readonly CapacityKind[] = permissions[permission];
  const capacity = actor.capacities.find(({ kind }) => allowed.includes(kind));
  if (!capacity) throw new Refused(permission);
  return capacity.stateCode ? `${capacity.kind} ${capacity.stateCode}` : capacity.kind;
}
