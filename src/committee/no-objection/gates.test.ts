import assert from "node:assert/strict";
import { sql } from "kysely";
import { onEveryServer } from "#test/database.ts";
import { signIn, there } from "#test/people.ts";
import { type Chamber, deadline, monday, openChamber } from "#test/procedure.ts";
import { amendText } from "./amend-text.ts";
import { extendPeriod } from "./extend-period.ts";
import { hold } from "./hold.ts";
import { object } from "./object.ts";

// Past the acts: statements written with somebody's own token, and what the record tells to whom.

type Statement = ReturnType<typeof sql>;

async function directly(chamber: Chamber, token: string, ...statements: Statement[]): Promise<void> {
  await chamber.database.user.transaction().execute(async (transaction) => {
    await sql`select set_config('app.token', ${token}, true)`.execute(transaction);
    for (const statement of statements) await statement.execute(transaction);
  });
}

async function aCase(chamber: Chamber) {
  const { text, version } = await chamber.aText();
  const [id] = await chamber.put([version]);
  assert.ok(id);
  return { id, text, version };
}

onEveryServer("an administrator keeps the record of acts and reads in it nothing of a procedure", async (server) => {
  const chamber = await openChamber(server);
  const { id } = await aCase(chamber);
  await chamber.act("pia", (work) => object(work, id, { words: "Reasons of our own" }));
  const acts = async (token: string): Promise<string[]> =>
    there(
      await chamber.access.withActor(token, ({ db }) => db.selectFrom("act").select(["verb", "details"]).execute()),
    ).map((act) => JSON.stringify(act));
  const seen = await acts(await signIn(chamber.database, "noor"));
  assert.deepEqual(
    seen.filter((act) => /no-objection\.|Reasons of our own/.test(act)),
    [],
  );
  const kept = await acts(await chamber.tokenOf("edda"));
  assert.ok(kept.some((act) => /no-objection\.objected/.test(act) && /Reasons of our own/.test(act)));
});

onEveryServer("nobody backdates its own word: only a message with its evidence counts from before", async (server) => {
  const chamber = await openChamber(server);
  const { id } = await aCase(chamber);
  const late = sql`insert into no_objection_event (id, no_objection_id, kind, at, recorded_at, recorded_by, delegation, words)
    values (gen_random_uuid(), ${id}, 'objected', ${deadline}::timestamptz, '2026-12-15T15:00:00Z', app_actor(), 'XOS', 'Reasons')`;
  await assert.rejects(directly(chamber, await chamber.tokenOf("pia"), late), /only_a_message_counts/);
});

onEveryServer("a deadline, an extension and a text are those the events tell", async (server) => {
  const chamber = await openChamber(server);
  const { id, text, version } = await aCase(chamber);
  const member = await chamber.tokenOf("pia");
  const put = (change: Statement): Promise<void> =>
    directly(chamber, member, sql`update no_objection set ${change} where id = ${id}`);
  await assert.rejects(put(sql`deadline = deadline + interval '30 days'`), /no event moved the deadline/);
  await assert.rejects(put(sql`extensions = 2`), /as often as events say/);
  const extended = (by: string) =>
    sql`insert into no_objection_event (id, no_objection_id, kind, at, recorded_at, recorded_by, days, details)
      values (gen_random_uuid(), ${id}, 'extended', ${monday}::timestamptz, ${monday}::timestamptz, app_actor(), 1, ${JSON.stringify({ by })}::jsonb)`;
  for (const by of ["chair", "secretariat"])
    await assert.rejects(directly(chamber, await chamber.tokenOf("edda"), extended(by)), /says who extends/);
  await chamber.act("leto", (work) => extendPeriod(work, id, { days: 2, words: "" }));
  await assert.rejects(put(sql`deadline = deadline + interval '1 hour'`), /no event moved the deadline/);

  const second = await chamber.aVersion(text, 2, "Second words");
  assert.ok((await chamber.act("leto", (work) => amendText(work, id, { version: second, words: "" }))).ok);
  await assert.rejects(put(sql`text_version_id = ${version}`), /no amendment put this text/);
  const [event] = await chamber.database.owner
    .selectFrom("no_objection_event")
    .where("no_objection_id", "=", id)
    .where("kind", "=", "amended")
    .select("details")
    .execute();
  assert.deepEqual([event?.details.version, event?.details.number], [second, 2], "the event says which text it put");
});

onEveryServer("a text under no-objection is not taken from before the members", async (server) => {
  const chamber = await openChamber(server);
  const { version } = await aCase(chamber);
  for (const who of ["sanna", "edda", "leto"] as const)
    await assert.rejects(
      directly(
        chamber,
        await chamber.tokenOf(who),
        sql`update text_version set circulated_at = null where id = ${version}`,
      ),
      /lies before the Committee/,
    );
});

onEveryServer(
  "a case opens with the members of its day and the rule that counts, also past the act",
  async (server) => {
    const chamber = await openChamber(server);
    const { id } = await aCase(chamber);
    const { version } = await chamber.aText("Other words");
    const open = (members: Statement, rule: Statement): Statement[] => {
      const circulation = crypto.randomUUID();
      return [
        sql`insert into circulation (id, circulated_by, circulated_at) values (${circulation}, app_actor(), ${monday}::timestamptz)`,
        sql`insert into no_objection (id, circulation_id, text_version_id, text_id, number, text_hash, circulated_by, circulated_at,
          working_days, days, day_zero, deadline, rule, members, status)
        select gen_random_uuid(), ${circulation}, v.id, v.text_id, 1, ${"0".repeat(64)}, app_actor(), ${monday}::timestamptz,
          5, 5, '2026-12-07', ${deadline}::timestamptz, ${rule}, ${members}, 'running'
        from text_version v, no_objection n where v.id = ${version} and n.id = ${id}`,
      ];
    };
    const chair = await chamber.tokenOf("leto");
    await directly(chamber, chair, ...open(sql`n.members`, sql`n.rule`));
    await assert.rejects(directly(chamber, chair, ...open(sql`'{}'::text[]`, sql`n.rule`)), /members of the day/);
    await assert.rejects(
      directly(chamber, chair, ...open(sql`n.members`, sql`n.rule || '{"adoptedBy": "chair"}'`)),
      /the rule that counts/,
    );
    await assert.rejects(
      directly(chamber, chair, ...open(sql`n.members`, sql`n.rule || '{"workingDays": 1}'`)),
      /the rule that counts/,
    );
  },
);

onEveryServer(
  "a text is adopted at a meeting that was held, and at none that was not, also past the act",
  async (server) => {
    const chamber = await openChamber(server);
    const { version } = await chamber.aText();
    const adopt = (meeting: string, held: Statement): Statement[] => [
      sql`insert into decision (id, taken_on, manner, subject, text_version_id, text_hash, declared_by, source)
      values (${meeting}, '2026-12-01', 'meeting', 'Past the act', ${version}, ${"0".repeat(64)}, app_actor(), 'None')`,
      held,
    ];
    const chair = await chamber.tokenOf("leto");
    const nothing = sql`select 1`;
    await assert.rejects(directly(chamber, chair, ...adopt(crypto.randomUUID(), nothing)), /no meeting that was held/);
    const [announced, decision] = [crypto.randomUUID(), crypto.randomUUID()];
    await directly(
      chamber,
      await chamber.tokenOf("edda"),
      sql`insert into meeting (id, kind, held_on, source) values (${announced}, 'informal', '2026-12-01', 'A note')`,
    );
    const beside = sql`insert into meeting_decision (meeting_id, decision_id, relation, source) values (${announced}, ${decision}, 'taken', 'A note')`;
    await assert.rejects(directly(chamber, chair, ...adopt(decision, beside)), /no meeting that was held/);
  },
);

onEveryServer("a hold and an objection at the same instant end in the objection", async (server) => {
  const chamber = await openChamber(server);
  const { id } = await aCase(chamber);
  const outcomes = await Promise.all([
    chamber.act("pia", (work) => hold(work, id, { words: "" })),
    chamber.act("rafael", (work) => object(work, id, { words: "Reasons" })),
  ]);
  assert.ok(outcomes.some(({ ok }) => ok));
  const { case: was } = await chamber.look(id);
  assert.equal(was.status, "objected", "whichever came first, an objection ends it");
});
