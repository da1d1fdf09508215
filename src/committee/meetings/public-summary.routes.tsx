import { type Context, Hono } from "hono";
import { actAs, type Door, here, readAs } from "#access/door.ts";
import { requireMay } from "#access/permissions.ts";
import { isLanguage, type Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { basisOf, type FormState, longestText, openTypedForm, readCount, type TypedForm } from "#ui/typed-form.ts";
import { publicSummaryPath } from "../paths.ts";
import { PublicSummaryPage } from "./account.views.tsx";
import { getMeetingHead } from "./meeting.queries.ts";
import { crumbsUnder, meetingIdIn } from "./meeting-door.ts";
import { findNamesOfStates } from "./names-of-states.ts";
import { listNamesOfStates, listPublications, listPublicSummaries } from "./public-summary.queries.ts";
import { publishSummary } from "./publish-summary.ts";
import { withdrawSummary } from "./withdraw-summary.ts";
import { writePublicSummary } from "./write-public-summary.ts";

type C = Context<Door>;
type Status = 200 | 409 | 422;

/** The summary for the public: written, checked for names, published, taken back. */
export const publicSummaryRoutes = new Hono<Door>();

publicSummaryRoutes.get("/meetings/:id/public-summary", (c) => {
  const asked = c.req.query("text") ?? "";
  return summaryPage(c, isLanguage(asked) ? asked : c.var.language, undefined, 200);
});

publicSummaryRoutes.post("/meetings/:id/public-summary", async (c) => {
  const meeting = meetingIdIn(c);
  const form = openTypedForm(await c.req.formData(), c.var.language);
  const language = form.language("text", { label: "meeting.text-language" });
  const body = form.text("body", { label: "meeting.public.body", most: longestText, required: true });
  const basedOn = readCount(form.text("basis", { label: "meeting.public.body" }));
  if (!form.isRight()) return summaryPage(c, language, form, 422);
  const outcome = await actAs(c, (work) => writePublicSummary(work, { meeting, language, body, basedOn }));
  if (outcome.ok) return c.redirect(`${here(c, publicSummaryPath(meeting, language))}&done=text-saved`, 303);
  form.refuse({ field: "body", key: `meeting.error.${outcome.reason}` });
  return summaryPage(c, language, form, 409);
});

publicSummaryRoutes.post("/meetings/:id/publication", async (c) => {
  const meeting = meetingIdIn(c);
  const form = openTypedForm(await c.req.formData(), c.var.language);
  const language = form.language("text", { label: "meeting.text-language" });
  const revision = readCount(form.text("revision", { label: "meeting.public.body" }));
  if (!form.isRight()) return summaryPage(c, language, form, 422);
  const outcome = await actAs(c, (work) => publishSummary(work, { meeting, language, revision }));
  if (outcome.ok) return c.redirect(`${here(c, publicSummaryPath(meeting, language))}&done=summary-published`, 303);
  form.refuse({ field: "body", key: `meeting.error.${outcome.reason}` });
  return summaryPage(c, language, form, 409);
});

publicSummaryRoutes.post("/meetings/:id/publication/withdrawal", async (c) => {
  const meeting = meetingIdIn(c);
  const form = openTypedForm(await c.req.formData(), c.var.language);
  const language = form.language("text", { label: "meeting.text-language" });
  const because = form.text("because", { label: "meeting.public.because", most: 1000, required: true });
  if (!form.isRight()) return summaryPage(c, language, form, 422);
  const outcome = await actAs(c, (work) => withdrawSummary(work, { meeting, language, because }));
  if (outcome.ok) return c.redirect(`${here(c, publicSummaryPath(meeting, language))}&done=summary-withdrawn`, 303);
  form.refuse({ field: "body", key: `meeting.error.${outcome.reason}` });
  return summaryPage(c, language, form, 409);
});

async function summaryPage(c: C, text: Language, form: TypedForm | undefined, status: Status): Promise<Response> {
  const { language } = c.var;
  const { meeting, summaries, publications, names } = await readAs(c, async ({ db, actor }) => {
    requireMay(actor, "meeting.publish");
    const meeting = await getMeetingHead(db, meetingIdIn(c));
    const summaries = await listPublicSummaries(db, meeting.id);
    const body = summaries.find((summary) => summary.language === text)?.body ?? "";
    return {
      meeting,
      summaries,
      publications: await listPublications(db, meeting.id),
      names: body ? findNamesOfStates(body, await listNamesOfStates(db)) : [],
    };
  });
  const stored = summaries.find((summary) => summary.language === text);
  const saved = stored?.body ?? "";
  const state: FormState = {
    typed: { body: saved, ...form?.typed },
    errors: form?.errorsIn(language) ?? [],
  };
  const title = t(language, "meeting.public.link");
  return c.var.page(
    {
      title,
      body: (
        <PublicSummaryPage
          language={language}
          meeting={meeting}
          state={state}
          text={text}
          summaries={summaries}
          publications={publications}
          names={names}
          basedOn={basisOf(state, status, stored?.revision ?? 0)}
          standing={status === 409 && saved !== state.typed.body ? saved : undefined}
        />
      ),
      breadcrumbs: crumbsUnder(c, meeting, title),
    },
    status,
  );
}
