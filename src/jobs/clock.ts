import type { Access } from "#access/work.ts";

type ClockSetup = { access: Access; openSystemSession: () => Promise<string>; due: readonly Due[] };
/** What a slice does each minute with the system's token. */
export type Due = (access: Access, systemToken: string) => Promise<unknown>;
export type Clock = { run: () => Promise<void>; stop: () => Promise<void> };

const everyMinute = 60_000;

function tell(error: unknown): void {
  console.error("the clock could not do what is due:", error);
}

/** Runs what is due now, then each minute. `run` does it at once, as after the demonstration's clock was moved. */
export async function startClock({ access, openSystemSession, due }: ClockSetup): Promise<Clock> {
  let token = await openSystemSession();
  let running: Promise<void> = Promise.resolve();
  const run = (): Promise<void> => {
    running = running.then(runAll).catch(tell);
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
    // What cannot be done is told and tried again in a minute; it keeps nothing else from being done.
    for (const doWhatIsDue of due) await doWhatIsDue(access, token).catch(tell);
  }

  async function isKnown(): Promise<boolean> {
    return (await access.withActor(token, async () => true)) === true;
  }
}
