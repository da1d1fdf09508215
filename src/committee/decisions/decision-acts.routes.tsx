import { type Context, Hono } from "hono";
import { actAs, type Door, here, idInAddress, readAs } from "#access/door.ts";
import { NotFound, requireMay } from "#access/permissions.ts";
import { type DecisionId, type MeetingId, readId, type TextVersionId } from "#db/ids.ts";
import { type MessageKey, t } from "#i18n/t.ts";

import { type DraftedVersion, getDraftedVersion, isWhole, liesBeforeMembers } from "../no-objection/drafts.queries.ts";

import { decisionPath, decisionsPath } from "../paths.ts";
import { adoptAtMeeting } from "./adopt-at-meeting.ts";
import { correctDecision } from "./correct-decision.ts";
import { getDecision, listMeetingsHeld } from "./decision.queries.ts";
import { AdoptPage, CorrectionPage } from "./decision-acts.views.tsx";

type C = Context<Door>;
type Wrong = { field: string; key: MessageKey };

/** What the Chair declares: that a meeting adopted a text, and that a decision corrects an earlier one. */
export const decisionActsRoutes = new Hono<Door>();

const longest = 1000;

decisionActsRoutes.get("/decisions/:id/correction", (c) => correctionPage(c, { subject: "", source: "" }));

decisionActsRoutes.post("/decisions/:id/correction", async (c) => {
  const form = await c.req.formData();
  const word = (name: string): string => String(form.get(name) ?? "").trim();
  const typed = { subject: word("subject"), source: word("source") };
  const long = (["subject", "source"] as const).find((field) => typed[field].length > longest);
  if (long) return correctionPage(c, typed, { field: long, key: "decision.too-long" });
  const outcome = await actAs(c, (work) => correctDecision(work, idIn(c), typed));
  if (outcome.ok) return c.redirect(`${here(c, decisionPath(outcome.id))}?done=decision-corrected`, 303);
  const field = outcome.reason === "subject-missing" ? "subject" : "source";
  return correctionPage(c, typed, { field, key: `decision.${outcome.reason}` });
});

async function correctionPage(c: C, typed: { subject: string; source: string }, wrong?: Wrong): Promise<Response> {
  const { language } = c.var;
  const decision = await readAs(c, async ({ db, actor }) => {
    requireMay(actor, "decision.correct");
    return await getDecision(db, idIn(c));
  });
  const errors = wrong ? [{ field: wrong.field, message: t(language, wrong.key) }] : [];
  const title = t(language, "decision.correct");
  const body = <CorrectionPage language={language} decision={decision} typed={typed} errors={errors} />;
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title) }, wrong ? 422 : 200);
}

decisionActsRoutes.get("/decisions/new", (c) => adoptPage(c, c.req.query("text") ?? "", { meeting: "", source: "" }));

decisionActsRoutes.post("/decisions", async (c) => {
  const form = await c.req.formData();
  const word = (name: string): string => String(form.get(name) ?? "").trim();
  const typed = { meeting: word("meeting"), source: word("source") };
  const text = word("text");
  const [meeting, version] = [readId<MeetingId>(typed.meeting), readId<TextVersionId>(text)];
  if (typed.source.length > longest) return adoptPage(c, text, typed, { field: "source", key: "decision.too-long" });
  if (!meeting) return adoptPage(c, text, typed, { field: "meeting", key: "decision.meeting-missing" });
  if (!version) throw new NotFound("text version");
  const outcome = await actAs(c, (work) => adoptAtMeeting(work, { meeting, version, source: typed.source }));
  if (outcome.ok) return c.redirect(`${here(c, decisionPath(outcome.id))}?done=adopted-at-meeting`, 303);
  switch (outcome.reason) {
    case "source-missing":
      return adoptPage(c, text, typed, { field: "source", key: "decision.source-missing" });
    case "no-meeting":
    case "not-held":
      return adoptPage(c, text, typed, { field: "meeting", key: "decision.meeting-missing" });
    case "not-a-draft":
    case "incomplete":
    case "another-version": // told on the page by itself
      return adoptPage(c, text, typed);
  }
});

async function adoptPage(
  c: C,
  text: string,
  typed: { meeting: string; source: string },
  wrong?: Wrong,
): Promise<Response> {
  const { language } = c.var;
  const { version, meetings, lies } = await readAs(c, async ({ db, actor }) => {
    requireMay(actor, "decision.adopt-at-meeting");
    const id = readId<TextVersionId>(text);
    if (!id) throw new NotFound("text version");
    const version = await getDraftedVersion(db, id);
    return { version, meetings: await listMeetingsHeld(db), lies: await liesBeforeMembers(db, version.textId) };
  });
  const reason = whyNot(version, lies);
  const refused = reason && t(language, reason);
  const title = t(language, "decision.adopt");
  const body = (
    <AdoptPage
      language={language}
      version={version}
      meetings={meetings}
      typed={typed}
      errors={wrong ? [{ field: wrong.field, message: t(language, wrong.key) }] : []}
      refused={refused}
    />
  );
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title) }, wrong ? 422 : refused ? 409 : 200);
}

/** Why a version cannot be adopted now, if so. */
function whyNot(version: DraftedVersion, lies: boolean): MessageKey | undefined {
  if (!version.isDraft) return "circulate.not-a-draft";
  if (lies) return "circulate.another-version";
  return isWhole(version) ? undefined : "circulate.nothing-recorded";
}

function crumbs(c: C, label: string) {
  return [{ href: here(c, decisionsPath), label: t(c.var.language, "decisions.title") }, { label }];
}

function idIn(c: C): DecisionId {
  return idInAddress<DecisionId>(c, "decision");
}
