import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { WrittenNameId } from "#db/ids.ts";
import { shape, standing } from "../announcements/announcement.queries.ts";
import { guessOf } from "../announcements/announcement-guess.ts";
import { readGuessing } from "../announcements/guessing.queries.ts";
import { plainName } from "./written-name.ts";

/** Reads host State and region anew out of every announcement that names a place, after somebody said where it is. */
export async function guessHostsAgain(work: Work, name: { id: WrittenNameId; plain: string }): Promise<void> {
  requireMay(work.actor, "written-name.decide");

  const guessing = await readGuessing(work.db, work.at);
  const there = (await standing(work.db).where("announcement.place", "<>", "").execute())
    .map(shape)
    .filter(({ place }) => ` ${plainName(place)} `.includes(` ${name.plain} `));
  let changed = 0;
  for (const one of there) {
    const { hostState, region } = guessOf(one, guessing);
    if (hostState === one.hostState && region === one.region) continue;
    changed++;
    await work.db.updateTable("announcement").set({ host_state: hostState, region }).where("id", "=", one.id).execute();
  }
  if (changed > 0)
    await record(work, {
      permission: "written-name.decide",
      verb: "announcements.read-anew",
      subject: name.id,
      details: { changed },
    });
}
