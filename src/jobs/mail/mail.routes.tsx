import { type Context, Hono } from "hono";
import { holds } from "#access/actor.ts";
import { actAs, type Door, here, idInAddress, readAs } from "#access/door.ts";
import type { MailId } from "#db/ids.ts";
import { t } from "#i18n/t.ts";
import { chooseDigest } from "./choose-digest.ts";
import { findRhythm } from "./digest.queries.ts";
import { rhythms } from "./digest.ts";
import { countMails, getMail, listMails } from "./mail.queries.ts";
import { MailPage, MailsPage } from "./mail.views.tsx";
import { digestPath, mailPath } from "./paths.ts";

/** The mail a person was written, read on the page whether it left or not. */
export function mailRoutes({ url, leaves }: { url: string; leaves: boolean }): Hono<Door> {
  return new Hono<Door>()
    .get(mailPath, (c) => showMails(c, leaves))
    .get(`${mailPath}/:id`, async (c) => {
      const id = idInAddress<MailId>(c, "mail");
      const { language } = c.var;
      const mail = await readAs(c, ({ db, actor }) => getMail(db, actor.id, id));
      return await c.var.page({
        title: mail.subject,
        body: <MailPage language={language} mail={mail} url={url} />,
        breadcrumbs: [{ href: here(c, mailPath), label: t(language, "mail.title") }],
      });
    })
    .post(digestPath, async (c) => {
      const wanted = (await c.req.formData()).get("rhythm");
      const rhythm = rhythms.find((one) => one === wanted);
      if (!rhythm) return await showMails(c, leaves, true);
      await actAs(c, (work) => chooseDigest(work, rhythm));
      return c.redirect(here(c, `${mailPath}?done=digest-chosen`), 303);
    });
}

async function showMails(c: Context<Door>, leaves: boolean, problem = false): Promise<Response> {
  const { language } = c.var;
  const shown = await readAs(c, async ({ db, actor }) => ({
    mails: await listMails(db, actor.id),
    rhythm: await findRhythm(db, actor.id),
    counts: holds(actor, "secretariat", "administrator") ? await countMails(db) : undefined,
  }));
  const body = <MailsPage language={language} leaves={leaves} problem={problem} {...shown} />;
  return await c.var.page({ title: t(language, "mail.title"), body }, problem ? 422 : 200);
}
