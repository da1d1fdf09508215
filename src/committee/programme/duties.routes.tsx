import { type Context, Hono } from "hono";
import { actAs, type Door, here, idInAddress, readAs } from "#access/door.ts";
import { may, requireMay } from "#access/permissions.ts";
import type { DutyId } from "#db/ids.ts";
import { pickText, t } from "#i18n/t.ts";
import { type DateParts, type FieldError, readDate } from "#ui/fields.tsx";
import { dutiesPath, programmePath } from "../paths.ts";
import { addDuty } from "./add-duty.ts";
import { DutiesPage, EndDutyPage } from "./duties.views.tsx";
import { getDuty, listDuties } from "./duty.queries.ts";
import { blankDuty, readDutyForm, type TypedDuty } from "./duty-form.ts";
import { endDuty } from "./end-duty.ts";
import { requireCommittee } from "./programme.routes.tsx";

type C = Context<Door>;

/** What the mandate asks of the Committee, kept as data by the secretariat. */
export const dutiesRoutes = new Hono<Door>();

dutiesRoutes.get("/programme/duties", (c) => dutiesPage(c));

dutiesRoutes.post("/programme/duties", async (c) => {
  const { language } = c.var;
  const { typed, duty, errors } = readDutyForm(await c.req.formData(), language);
  if (!duty || errors.length > 0) {
    await readAs(c, async ({ actor }) => requireMay(actor, "programme.keep-duties"));
    return dutiesPage(c, { typed, errors, status: 422 });
  }
  const outcome = await actAs(c, (work) => addDuty(work, duty));
  if (outcome.ok) return c.redirect(`${here(c, dutiesPath)}?done=duty-added`, 303);
  return outcome.reason === "recorded-already"
    ? dutiesPage(c, {
        typed,
        errors: [{ field: `title-${language}`, message: t(language, "programme.error.recorded-already") }],
        status: 409,
      })
    : dutiesPage(c, { typed, errors: [{ field: "from", message: t(language, "programme.error.date") }], status: 422 });
});

async function dutiesPage(
  c: C,
  wrong?: { typed: TypedDuty; errors: FieldError[]; status: 409 | 422 },
): Promise<Response> {
  const { language } = c.var;
  const { duties, mayKeep } = await readAs(c, async ({ db, actor }) => {
    requireCommittee(actor);
    return { duties: await listDuties(db), mayKeep: may(actor, "programme.keep-duties") };
  });
  const adding = mayKeep ? { typed: wrong?.typed ?? blankDuty(language), errors: wrong?.errors ?? [] } : undefined;
  const title = t(language, "programme.duties.title");
  return c.var.page(
    {
      title,
      body: <DutiesPage language={language} duties={duties} adding={adding} />,
      breadcrumbs: [{ href: here(c, programmePath), label: t(language, "nav.programme") }, { label: title }],
    },
    wrong?.status ?? 200,
  );
}

dutiesRoutes.get("/programme/duties/:id/ending", (c) => endPage(c));

dutiesRoutes.post("/programme/duties/:id/ending", async (c) => {
  const { language } = c.var;
  const { date, typed } = readDate(await c.req.formData(), "before");
  if (!date) return endPage(c, { typed, message: t(language, "programme.error.date"), status: 422 });
  const outcome = await actAs(c, (work) => endDuty(work, dutyIn(c), date));
  if (outcome.ok) return c.redirect(`${here(c, dutiesPath)}?done=duty-ended`, 303);
  const key = endingErrors[outcome.reason];
  return endPage(c, { typed, message: t(language, key), status: outcome.reason === "ended-already" ? 409 : 422 });
});

const endingErrors = {
  "ended-already": "programme.error.ended-already",
  "ends-earlier": "programme.error.ends-earlier",
  "ends-before-it-begins": "programme.error.before-it-began",
} as const;

async function endPage(c: C, wrong?: { typed: DateParts; message: string; status: 409 | 422 }): Promise<Response> {
  const { language } = c.var;
  const duty = await readAs(c, async ({ db, actor }) => {
    requireMay(actor, "programme.keep-duties");
    return await getDuty(db, dutyIn(c));
  });
  const name = pickText(duty.title, language).text;
  return c.var.page(
    {
      title: t(language, "programme.duty.end-title", { duty: name }),
      body: (
        <EndDutyPage
          language={language}
          duty={duty}
          typed={wrong?.typed}
          errors={wrong ? [{ field: "before", message: wrong.message }] : []}
        />
      ),
      breadcrumbs: [
        { href: here(c, programmePath), label: t(language, "nav.programme") },
        { href: here(c, dutiesPath), label: t(language, "programme.duties.title") },
        { label: t(language, "programme.duty.end") },
      ],
    },
    wrong?.status ?? 200,
  );
}

function dutyIn(c: C): DutyId {
  return idInAddress<DutyId>(c, "duty");
}
