import { type Context, Hono } from "hono";
import { actAs, type Door, here, idInAddress, readAs } from "#access/door.ts";
import { may, requireMay } from "#access/permissions.ts";
import type { Reader } from "#access/work.ts";
import { listMeetings } from "#committee/meetings/meeting.queries.ts";
import { meetingTitle } from "#committee/meetings/meeting-head.views.tsx";
import {
  type BriefingId,
  type LetterId,
  type MeetingId,
  type OrganisationId,
  readId,
  type TextVersionId,
} from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { openTypedForm, readCount, type TypedForm } from "#ui/typed-form.ts";
import { listOrganisations } from "../incoming/incoming.queries.ts";
import { roomsOf } from "../incoming/incoming.routes.tsx";
import { getBriefing, listBriefings, listLettersToGive, listTextsToGive } from "./briefing.queries.ts";
import { briefedGroups, fewestGiven, type Given, mostGiven, type NewBriefing } from "./briefing.ts";
import { BriefingPage, BriefingsPage, briefingTitle, RecordBriefingPage } from "./briefing.views.tsx";
import { briefingPath, briefingsPath } from "./paths.ts";
import { recordBriefing } from "./record-briefing.ts";

type C = Context<Door>;

/** Briefings, as records. */
export const briefingsRoutes = new Hono<Door>();

briefingsRoutes.get("/briefings", async (c) => {
  const { language } = c.var;
  const props = await readAs(c, async ({ db, actor }) => {
    requireMay(actor, "briefing.read");
    return { briefings: await listBriefings(db), mayRecord: may(actor, "briefing.record"), rooms: roomsOf(actor) };
  });
  return c.var.page({ title: t(language, "briefing.title"), body: <BriefingsPage language={language} {...props} /> });
});

briefingsRoutes.get("/briefings/new", (c) => newPage(c, undefined));

briefingsRoutes.post("/briefings", async (c) => {
  const data = await c.req.formData();
  if (data.get("add") === "line") return newPage(c, data);
  const form = openTypedForm(data, c.var.language);
  const { things, organisations } = await readChoices(c);
  const briefing = readBriefing(form, data, things, organisations);
  if (!briefing || !form.isRight()) return newPage(c, data, form);
  const outcome = await actAs(c, (work) => recordBriefing(work, briefing));
  if (outcome.ok) return c.redirect(`${here(c, briefingPath(outcome.id))}?done=briefing-recorded`, 303);
  if (outcome.reason === "to-nobody") form.refuse({ field: "groups", key: "briefing.error.to-nobody" });
  else form.refuse({ field: "held", key: "incoming.error.in-the-future" });
  return newPage(c, data, form);
});

briefingsRoutes.get("/briefings/:id", async (c) => {
  const { language } = c.var;
  const briefing = await readAs(c, ({ db, actor }) => {
    requireMay(actor, "briefing.read");
    return getBriefing(db, idInAddress<BriefingId>(c, "briefing"));
  });
  const title = briefingTitle(language, briefing);
  return c.var.page({
    title,
    body: <BriefingPage language={language} briefing={briefing} />,
    breadcrumbs: crumbs(c, title),
  });
});

function crumbs(c: C, label: string) {
  return [{ href: here(c, briefingsPath), label: t(c.var.language, "briefing.title") }, { label }];
}

function readBriefing(
  form: TypedForm,
  data: FormData,
  things: Choices["things"],
  known: Choices["organisations"],
): NewBriefing | undefined {
  const heldOn = form.day("held", { label: "briefing.held-on", required: true });
  const place = form.text("place", { label: "briefing.place", required: true });
  const meeting = readId<MeetingId>(form.text("meeting", { label: "briefing.meeting" })) ?? null;
  const groups = briefedGroups.filter((group) => data.getAll("groups").includes(group));
  const organisations = known.map(({ id }) => id).filter((id) => data.getAll("organisations").includes(id));
  const audience = form.text("audience", { label: "briefing.audience", most: 500 });
  if (groups.length + organisations.length === 0 && !audience)
    form.refuse({ field: "groups", key: "briefing.error.to-nobody" });
  const givenBy = form.text("by", { label: "briefing.given-by", required: true });
  const subject = form.text("subject", { label: "column.subject", most: 2000, required: true });
  const language = form.language("language", { label: "incoming.language" });
  const given = Array.from({ length: countGiven(data) }, (_, n) => readGiven(form, n + 1, things)).filter(
    (one) => one !== undefined,
  );
  const source = form.text("source", { label: "briefing.source", most: 500, required: true });
  if (!heldOn) return undefined;
  return { heldOn, place, meeting, groups, organisations, audience, givenBy, subject, language, source, given };
}

function readGiven(form: TypedForm, n: number, things: Choices["things"]): Given | undefined {
  const thing = form.text(`thing-${n}`, { label: "briefing.thing" });
  const words = form.text(`words-${n}`, { label: "briefing.words" });
  const found = things.find(({ value }) => value === thing);
  if (!found && !words) return undefined;
  const id = found?.value.split(" ")[1] ?? "";
  if (found?.value.startsWith("text ")) return { text: id as TextVersionId, words }; // one of those offered
  return found ? { letter: id as LetterId, words } : { words };
}

function countGiven(data: FormData | undefined): number {
  const had = readCount(String(data?.get("lines") ?? ""));
  const wanted = (had < fewestGiven ? fewestGiven : had) + (data?.get("add") === "line" ? 1 : 0);
  return Math.min(wanted, mostGiven);
}

type Choices = Awaited<ReturnType<typeof readChoices>>;

function readChoices(c: C) {
  return readAs(c, async ({ db, actor }) => {
    requireMay(actor, "briefing.record");
    return {
      things: await listThings(db, c.var.language),
      organisations: (await listOrganisations(db)) as { id: OrganisationId; name: Record<string, string> }[],
      meetings: (await listMeetings(db))
        .filter(({ standing }) => standing.status === "held")
        .map((meeting) => ({ id: meeting.id, title: meetingTitle(c.var.language, meeting) })),
    };
  });
}

/** What may have been given, for the form. */
async function listThings(db: Reader, language: Language): Promise<{ value: string; label: string }[]> {
  return [
    ...(await listTextsToGive(db)).map(({ id, title, number }) => ({
      value: `text ${id}`,
      label: t(language, "information.report-n", { title, number }),
    })),
    ...(await listLettersToGive(db)).map(({ id, reference }) => ({ value: `letter ${id}`, label: reference })),
  ];
}

async function newPage(c: C, data: FormData | undefined, form?: TypedForm): Promise<Response> {
  const { language } = c.var;
  const choices = await readChoices(c);
  const typed = Object.fromEntries(
    [...(data?.entries() ?? [])].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
  const all = (name: string): string[] => (data?.getAll(name) ?? []).filter((one) => typeof one === "string");
  const title = t(language, "briefing.record");
  const body = (
    <RecordBriefingPage
      language={language}
      state={{ typed: { language, ...typed }, errors: form?.errorsIn(language) ?? [] }}
      groups={all("groups")}
      chosenOrganisations={all("organisations")}
      count={countGiven(data)}
      {...choices}
    />
  );
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title) }, form ? 422 : 200);
}
