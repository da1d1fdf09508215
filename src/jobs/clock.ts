import type { Access } from "#access/work.ts";

type ClockSetup = { access: Access; openSystemSession: () => Promise<string>; due: readonly Due[] };
/** What a slice does each minute with the system's token. */
export type Due = (access: Access, systemToken: string) => Promise<unknown>;
export type Clock = { run: () => Promise<void>; stop: () => Promise<void> };

const everyMinute = 60_000;

/** Runs what is due now, then each minute. `run` does it at once, as after the demonstration's clock was moved. */
export async function startClock({ access, openSystemSession, due }: ClockSetup): Promise<Clock> {
  let token = await openSystemSession();
  let running: Promise<void> = Promise.resolve();
  const run = (): Promise<void> => {
    running = running.then(runAll).catch((error) => console.error("the clock could not do what is due:", error));
    return running;
  };
  const timer = setInterval(run, everyMinute);
  await run();
  return {
    run,
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };

  async function runAll(): Promise<void> {
    if (!(await isKnown())) token = await openSystemSession(); // sessions end; the clock does not
    for (const doWhatIsDue of due) await doWhatIsDue(access, token);
  }

  async function isKnown(): Promise<boolean> {
    return (await access.withActor(token, async () => true)) === true;
  }
}
