import { Hono } from "hono";
import { holds } from "#access/actor.ts";
import { actAs, type Door, here, readAs } from "#access/door.ts";
import { may, requireMay } from "#access/permissions.ts";
import { listMeetings } from "#committee/meetings/meeting.queries.ts";
import { meetingTitle } from "#committee/meetings/meeting-head.views.tsx";
import { type MeetingId, readId } from "#db/ids.ts";
import { t } from "#i18n/t.ts";
import { dateOf } from "#states/state.queries.ts";
import { openTypedForm, type TypedForm, typedDate } from "#ui/typed-form.ts";
import { listRequests } from "../requests/request.queries.ts";
import { type C, readNames, type Status, stateOf } from "../requests/request-door.ts";
import { getAssistanceRule } from "../rule/assistance-rule.queries.ts";
import { countSince, findFirstReceived, listAssistanceBriefings } from "./briefing.queries.ts";
import { coversFrom, nextBriefingOn } from "./briefing.ts";
import { AssistanceBriefingPage, RecordBriefingPage } from "./briefing.views.tsx";
import { assistanceBriefingPath } from "./paths.ts";
import { recordAssistanceBriefing } from "./record-assistance-briefing.ts";

/** The briefing of the Committee on assistance: what happened since the last one, as each reader may read it. */
export const assistanceBriefingRoutes = new Hono<Door>();

assistanceBriefingRoutes.get(assistanceBriefingPath, async (c) => {
  const { language } = c.var;
  const props = await readAs(c, async (visit) => {
    const { db, actor, at } = visit;
    requireMay(actor, "assistance-briefing.read");
    const today = dateOf(at);
    const briefings = await listAssistanceBriefings(db);
    const months = (await getAssistanceRule(db)).briefingMonths;
    const from = coversFrom(briefings[0], months, today);
    // What happens today is told of too, on the page; a briefing keeps what happened before its day.
    const to = Temporal.PlainDate.from(today).add({ days: 1 }).toString();
    const readsMore = holds(actor, "expert", "secretariat", "chair");
    const { requests } = await listRequests(visit, { kind: "assistance", standing: "open" });
    return {
      today,
      from,
      briefings,
      due: nextBriefingOn(briefings[0]?.coversTo, await findFirstReceived(db), months),
      figures: await countSince(db, { from, to, committee: !readsMore }),
      ofTheCommittee: readsMore ? await countSince(db, { from, to, committee: true }) : undefined,
      open: requests.toSorted((a, b) => (a.receivedOn ?? "").localeCompare(b.receivedOn ?? "")),
      names: (await readNames(visit, language)).names,
      mayRecord: may(actor, "assistance-briefing.record"),
    };
  });
  const body = <AssistanceBriefingPage language={language} {...props} />;
  return c.var.page({ title: t(language, "assistance-briefing.title"), body });
});

assistanceBriefingRoutes.get(`${assistanceBriefingPath}/new`, (c) => recordPage(c, undefined, 200));

assistanceBriefingRoutes.post(assistanceBriefingPath, async (c) => {
  const form = openTypedForm(await c.req.formData(), c.var.language);
  const givenOn = form.day("given", { label: "assistance-briefing.day", required: true });
  const chosen = readId<MeetingId>(form.text("meeting", { label: "assistance-briefing.meeting" }));
  const words = form.text("words", { label: "assistance-briefing.words", most: 8000 });
  if (!form.isRight() || !givenOn) return recordPage(c, form, 422);
  const meetings = await readAs(c, async ({ db, actor }) => {
    requireMay(actor, "assistance-briefing.record");
    return await listMeetings(db);
  });
  const meeting = meetings.find(({ id }) => id === chosen)?.id ?? null;
  const outcome = await actAs(c, (work) => recordAssistanceBriefing(work, { givenOn, meeting, words }));
  if (outcome.ok) return c.redirect(`${here(c, assistanceBriefingPath)}?done=assistance-briefing-recorded`, 303);
  form.refuse({ field: "given", key: `assistance-briefing.error.${outcome.reason}` });
  return recordPage(c, form, 422);
});

async function recordPage(c: C, form: TypedForm | undefined, status: Status): Promise<Response> {
  const { language } = c.var;
  const { meetings, today } = await readAs(c, async ({ db, actor, at }) => {
    requireMay(actor, "assistance-briefing.record");
    return { meetings: await listMeetings(db), today: dateOf(at) };
  });
  const title = t(language, "assistance-briefing.record");
  const body = (
    <RecordBriefingPage
      language={language}
      state={stateOf(c, form, typedDate("given", today))}
      meetings={meetings.map((meeting) => ({ id: meeting.id, label: meetingTitle(language, meeting) }))}
    />
  );
  const breadcrumbs = [
    { href: here(c, assistanceBriefingPath), label: t(language, "assistance-briefing.title") },
    { label: title },
  ];
  return c.var.page({ title, body, breadcrumbs }, status);
}
