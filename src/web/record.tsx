import { Hono } from "hono";
import { holds } from "#access/actor.ts";
import { type Door, readAs } from "#access/door.ts";
import { NotFound } from "#access/permissions.ts";
import type { Reader } from "#access/work.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { formatMoment } from "#ui/dates.tsx";
import { Table } from "#ui/table.tsx";

const atATime = 200;

/** The record of acts, newest first, for those who keep it. */
export const recordRoutes = new Hono<Door>().get("/record", async (c) => {
  const acts = await readAs(c, ({ db, actor }) => {
    if (!holds(actor, "secretariat", "administrator")) throw new NotFound("record");
    return listActs(db);
  });
  const { language } = c.var;
  return c.var.page({ title: t(language, "record.title"), body: <RecordPage language={language} acts={acts} /> });
});

type RecordedAct = Awaited<ReturnType<typeof listActs>>[number];

function listActs(db: Reader) {
  return db
    .selectFrom("act")
    .innerJoin("account", "account.id", "act.actor_id")
    .select(["act.at", "account.name", "act.capacity", "act.verb", "act.state_code as state", "act.details"])
    .orderBy("act.at", "desc")
    .orderBy("act.id", "desc")
    .limit(atATime)
    .execute();
}

function RecordPage({ language, acts }: { language: Language; acts: RecordedAct[] }) {
  return (
    <>
      <h1>{t(language, "record.title")}</h1>
      <p>{t(language, "record.what", { count: atATime })}</p>
      <Table
        caption={t(language, "record.title")}
        columns={["when", "who", "capacity", "act", "state", "details"].map((column) => ({
          label: t(language, `record.column.${column as "when" | "who" | "capacity" | "act" | "state" | "details"}`),
        }))}
        rows={acts.map((act) => ({
          cells: [
            formatMoment(language, act.at, "America/New_York"),
            act.name,
            act.capacity,
            <span lang="en">{act.verb}</span>,
            act.state ?? "",
            <code class="details">{JSON.stringify(act.details)}</code>,
          ],
        }))}
      />
    </>
  );
}
