import { Hono } from "hono";
import { holds, statesOf } from "#access/actor.ts";
import { actAs, type Door, here, readAs } from "#access/door.ts";
import { may, requireMay } from "#access/permissions.ts";
import { ContestedFlag } from "#committee/themes/contested-flag.views.tsx";
import { findThemesOf } from "#committee/themes/touched.queries.ts";
import { t } from "#i18n/t.ts";
import { basisOf, cleanTyped, openTypedForm, readCount, type Typed, type TypedForm } from "#ui/typed-form.ts";
import { listDocuments } from "../documents/document.queries.ts";
import { DocumentList } from "../documents/documents.views.tsx";
import { findNoteHead } from "../information-note/note.queries.ts";
import { takesNote } from "../information-note/note.ts";
import { listNotices } from "../notices/notice.queries.ts";
import { waitsFor } from "../notices/notice.ts";
import { Notices } from "../notices/notices.views.tsx";
import { lookAgain, lookInForm, overlapNames } from "../overlap/look.ts";
import { OverlapFound } from "../overlap/overlap.views.tsx";
import { listReasons } from "../overlap/reason.queries.ts";
import { activitiesPath, activityPartPath, activityPath, newActivityPath, outreachPath } from "../paths.ts";
import { readSameAs } from "../same-event/same-as.queries.ts";
import { SameAs } from "../same-event/same-event.views.tsx";
import { listTakenFrom } from "../years/take-over.queries.ts";
import { TakenFrom } from "../years/taken-from.views.tsx";
import {
  findOwnOrganisation,
  getActivity,
  hasParticipants,
  listActivityEvents,
  listAttendance,
} from "./activity.queries.ts";
import { placeOfActivity } from "./activity.ts";
import { ActivityPage } from "./activity.views.tsx";
import { activityId, type C, crumbs, readAround, type Status, stateOf, withItsOwn } from "./activity-door.ts";
import {
  type ChosenInForm,
  chosenIn,
  nothingChosen,
  readActivityText,
  readPeople,
  readTime,
  typedText,
} from "./activity-form.ts";
import { ActivityFormPage } from "./activity-form.views.tsx";
import { beginActivity } from "./begin-activity.ts";
import { findActivityMove, isOver } from "./machine.ts";
import { getOwnActivity, isMine, isNamed } from "./own-activity.ts";
import { stepsByHand } from "./steps.views.tsx";
import { writeActivity } from "./write-activity.ts";

/** Activities: proposed, written, read. */
export const activitiesRoutes = new Hono<Door>();

type Sent = { form: TypedForm; chosen: ChosenInForm };

activitiesRoutes.get(newActivityPath, (c) => newPage(c));

activitiesRoutes.post(activitiesPath, async (c) => {
  const data = await c.req.formData();
  const form = openTypedForm(data, c.var.language);
  const chosen = chosenIn(data);
  const { around, own } = await readForNew(c);
  if (data.get("look")) return newPage(c, { form: keepTyped(form, data), chosen }, 200, data);
  const time = readTime(form);
  const text = readActivityText(form, chosen, around.known);
  if (!text || !time || !form.isRight()) return newPage(c, { form, chosen }, 422);
  const people = readPeople(chosen, around.known);
  const outcome = await actAs(c, (work) => beginActivity(work, { ...text, ...people, time, owner: own ?? null }));
  if (outcome.ok) return c.redirect(`${here(c, activityPath(outcome.id))}?done=activity-begun`, 303);
  form.refuse({ field: "title", key: "activity.error.not-yours" });
  return newPage(c, { form, chosen }, 409);
});

activitiesRoutes.get(`${activitiesPath}/:id`, async (c) => {
  const { language } = c.var;
  const page = await readAs(c, async (visit) => {
    const { actor } = visit;
    requireMay(actor, "activity.read");
    const activity = await getActivity(visit.db, activityId(c));
    const mine = await isMine(visit, activity);
    const tookPart = await hasParticipants(visit.db, activity.id);
    const place = placeOfActivity(activity, { at: visit.at, tookPart, told: true });
    const notices = await listNotices(visit.db, activity.id);
    const told = { states: statesOf(actor), organisation: (await findOwnOrganisation(visit.db)) ?? null };
    const isLookedAt = !isOver(activity.standing) && !activity.onRecord && (mine || holds(visit.actor, "member"));
    return {
      ...(await readAround(visit, language)),
      activity,
      found: isLookedAt && place.context.lastDayPassed === false ? await lookAgain(visit, activity) : undefined,
      reasons: await listReasons(visit.db, activity.id),
      events: await listActivityEvents(visit.db, activity.id),
      takenFrom: await listTakenFrom(visit.db, activity.id),
      attendance: await listAttendance(visit.db, activity.id),
      documents: await listDocuments(visit.db, activity.id),
      notices,
      note: await findNoteHead(visit.db, activity.id),
      same: await readSameAs(visit.db, { activity: activity.id }),
      mayDecide: may(visit.actor, "same-event.decide"),
      themes: await findThemesOf(visit.db, "activity", activity.id),
      steps: stepsByHand.filter((step) => {
        const move = findActivityMove(place, step);
        return move && may(actor, `activity.${step}`) && isNamed(move.who, { actor, owner: activity.owner, mine });
      }),
      may: {
        write: mine && may(visit.actor, "activity.write") && !isOver(activity.standing),
        note: mine && may(visit.actor, "information-note.write") && takesNote(activity, visit.at),
        invite: mine && may(visit.actor, "activity.invite-list") && !isOver(activity.standing),
        assign: mine && !activity.owner && may(visit.actor, "activity.assign") && !isOver(activity.standing),
        seeNotices: may(actor, "activity-notice.see") && notices.some((notice) => waitsFor(notice, told)),
        show: mine && may(visit.actor, "activity.show") && activity.standing !== "proposed",
      },
    };
  });
  const { activity, themes, found, reasons } = page;
  const reasonPath = (other: string, matter: "conflict" | "duplicate"): string =>
    `${here(c, activityPartPath(activity.id, "overlap"))}?${new URLSearchParams({ other, matter })}`;
  return c.var.page({
    title: activity.title,
    body: (
      <ActivityPage
        language={language}
        {...page}
        themes={<ContestedFlag language={language} themes={themes} />}
        same={<SameAs language={language} same={page.same} mayDecide={page.mayDecide} />}
        overlap={
          found ? (
            <OverlapFound
              {...{ language, found, reasons }}
              names={overlapNames(page)}
              {...(page.may.write ? { reasonPath } : {})}
            />
          ) : null
        }
      >
        <Notices {...{ language, activity, notices: page.notices, names: page.names }} maySee={page.may.seeNotices} />
        <DocumentList language={language} documents={page.documents} note={page.note} />
        <TakenFrom language={language} takenFrom={page.takenFrom} />
      </ActivityPage>
    ),
    breadcrumbs: crumbs(c, activity.title),
  });
});

activitiesRoutes.get(`${activitiesPath}/:id/text`, (c) => textPage(c));

activitiesRoutes.post(`${activitiesPath}/:id/text`, async (c) => {
  const data = await c.req.formData();
  const form = openTypedForm(data, c.var.language);
  const basedOn = readCount(form.text("basis", { label: "activity.title" }));
  const chosen = chosenIn(data);
  const id = activityId(c);
  const { around } = await readForText(c);
  const text = readActivityText(form, chosen, around.known);
  if (!text) return textPage(c, { form, chosen }, 422);
  const outcome = await actAs(c, (work) => writeActivity(work, id, { text, basedOn }));
  if (outcome.ok) return c.redirect(`${here(c, activityPath(id))}?done=activity-written`, 303);
  form.refuse({ field: "title", key: `activity.error.${outcome.reason}` });
  return textPage(c, { form, chosen }, 409);
});

function readForNew(c: C, looked?: FormData) {
  return readAs(c, async (visit) => {
    requireMay(visit.actor, "activity.begin");
    const around = await readAround(visit, c.var.language);
    const own = await findOwnOrganisation(visit.db);
    const found = looked && (await lookInForm(visit, looked, around));
    return { around, own, assigns: may(visit.actor, "activity.assign"), found };
  });
}

/** Everything that was typed, without a word on what is missing: the activity is only looked at. */
function keepTyped(form: TypedForm, data: FormData): TypedForm {
  for (const [name, value] of data) if (typeof value === "string") form.typed[name] = cleanTyped(value);
  return form;
}

async function newPage(c: C, sent?: Sent, status: Status = 200, looked?: FormData): Promise<Response> {
  const { language } = c.var;
  const { around, own, assigns, found } = await readForNew(c, looked);
  const opened: Typed = { language, mode: "in-person", when: "days", zone: "America/New_York" };
  const title = t(language, "activity.new");
  const body = (
    <ActivityFormPage
      {...{ language, title, around }}
      isNew
      assigns={assigns && !own}
      what={t(language, own ? "activity.new.what.organisation" : "activity.new.what")}
      button={t(language, "activity.new.button")}
      action={here(c, activitiesPath)}
      back={{ href: here(c, outreachPath), label: t(language, "activity.back-to-calendar") }}
      state={stateOf(c, sent?.form, opened)}
      chosen={sent?.chosen ?? { ...nothingChosen, languages: [language], organisers: own ? [own] : [] }}
      overlap={
        found ? (
          <OverlapFound language={language} found={found} names={overlapNames(around)} />
        ) : looked ? (
          <p class="hint">{t(language, "overlap.no-days")}</p>
        ) : null
      }
    />
  );
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title), scripts: ["overlap"] }, status);
}

function readForText(c: C) {
  return readAs(c, async (visit) => {
    requireMay(visit.actor, "activity.write");
    const activity = await getOwnActivity(visit, activityId(c));
    return { activity, around: withItsOwn(await readAround(visit, c.var.language), activity) };
  });
}

async function textPage(c: C, sent?: Sent, status: Status = 200): Promise<Response> {
  const { language } = c.var;
  const { activity, around } = await readForText(c);
  const title = t(language, "activity.write");
  const state = stateOf(c, sent?.form, typedText(activity));
  const body = (
    <ActivityFormPage
      {...{ language, title, around, state }}
      isNew={false}
      assigns={false}
      what={t(language, "activity.write.what")}
      button={t(language, "activity.write.button")}
      action={here(c, activityPartPath(activity.id, "text"))}
      back={{ href: here(c, activityPath(activity.id)), label: t(language, "activity.back") }}
      basis={basisOf(sent ? state : undefined, status, activity.revision)}
      changedSince={status === 409}
      chosen={
        sent?.chosen ?? { ...nothingChosen, subjects: [...activity.subjects], languages: [...activity.languages] }
      }
    />
  );
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title, activity) }, status);
}
