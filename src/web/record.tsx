import { Hono } from "hono";
import { listStateNames } from "#access/accounts/account.queries.ts";
import { capacityInWords, type StateNames } from "#access/accounts/account.ts";
import { type Capacity, holds } from "#access/actor.ts";
import { type Door, readAs } from "#access/door.ts";
import { NotFound } from "#access/permissions.ts";
import type { Verb } from "#access/record.ts";
import type { Reader } from "#access/work.ts";
import type { StateCode } from "#db/ids.ts";
import type { CapacityKind } from "#db/schema/accounts.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { verbsOfOneMail } from "#jobs/mail/mail.ts";
import { formatMoment } from "#ui/dates.tsx";
import { Table } from "#ui/table.tsx";

const atATime = 200;

/** The record of acts, newest first, for those who keep it. */
export const recordRoutes = new Hono<Door>().get("/record", async (c) => {
  const { language } = c.var;
  const shown = await readAs(c, async ({ db, actor }) => {
    if (!holds(actor, "secretariat", "administrator")) throw new NotFound("record");
    return { acts: await listActs(db), names: await listStateNames(db, language) };
  });
  return c.var.page({ title: t(language, "record.title"), body: <RecordPage language={language} {...shown} /> });
});

type RecordedAct = Awaited<ReturnType<typeof listActs>>[number];

function listActs(db: Reader) {
  return db
    .selectFrom("act")
    .innerJoin("account", "account.id", "act.actor_id")
    .select(["act.at", "account.name", "act.capacity", "act.verb", "act.state_code as state", "act.details"])
    .where("act.verb", "not in", verbsOfOneMail)
    .orderBy("act.at", "desc")
    .orderBy("act.id", "desc")
    .limit(atATime)
    .execute();
}

type RecordPageProps = { language: Language; acts: RecordedAct[]; names: StateNames };

/** The capacity as the record keeps it: "secretariat", or "state XVA". */
function capacityOf({ capacity }: RecordedAct): Capacity {
  const [kind, stateCode = null] = capacity.split(" ");
  return { kind: kind as CapacityKind, stateCode: stateCode as StateCode | null }; // as record() writes them
}

function RecordPage({ language, acts, names }: RecordPageProps) {
  return (
    <>
      <h1>{t(language, "record.title")}</h1>
      <p>{t(language, "record.what", { count: acts.length })}</p>
      <p class="hint">{t(language, "mail.not-in-record")}</p>
      <Table
        caption={t(language, "record.title")}
        columns={["when", "who", "capacity", "act", "state", "details"].map((column) => ({
          label: t(language, `record.column.${column as "when" | "who" | "capacity" | "act" | "state" | "details"}`),
        }))}
        rows={acts.map((act) => ({
          cells: [
            formatMoment(language, act.at, "America/New_York"),
            act.name,
            capacityInWords(language, [capacityOf(act)], names),
            t(language, `act.${act.verb as Verb}`), // as record() writes it
            act.state ? names.get(act.state) : "",
            <code class="details" dir="ltr">
              {JSON.stringify(act.details)}
            </code>,
          ],
        }))}
      />
    </>
  );
}
