import { readSettings, type Settings } from "./settings.ts";

if (!("Temporal" in globalThis)) {
  console.error(
    `open1540 needs Node 26 and finds ${process.version}. Start it with "npm start" or "npm run open1540", which bring their own.`,
  );
  process.exit(1);
}

const usage = `open1540 demo                            the demonstration: invented States and people
open1540 serve                           a live installation
open1540 init --name N --email E [--language en] [--again]   the first administrator of a live installation
open1540 resolution FILE                 the resolution’s own words, from a file shaped as src/regime/resolution-paragraphs.json`;

const [command, ...words] = process.argv.slice(2);
try {
  const settings = readSettings(process.env);
  if (command === "demo") await run(settings, "demonstration");
  else if (command === "serve") await run(settings, "live");
  else if (command === "init") await init(settings, words);
  else if (command === "resolution" && words[0]) await quoteResolution(settings, words[0]);
  else {
    console.error(usage);
    process.exitCode = 2;
  }
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}

async function run(settings: Settings, mode: "demonstration" | "live"): Promise<void> {
  const { start } = await import("./main.ts");
  const running = await start(settings, mode, console.log);
  console.log(
    `\nopen1540 ${mode === "demonstration" ? "demonstration " : ""}is ready: ${running.url}\nStop it with Ctrl+C.`,
  );
  let stopping = false;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1);
      stopping = true;
      console.log("Stopping …");
      void running.stop().then(() => process.exit(0));
    });
  }
}

async function init(settings: Settings, options: string[]): Promise<void> {
  const { makeFirstAdministrator } = await import("./main.ts");
  const { parseArgs } = await import("node:util");
  const { values } = parseArgs({
    args: options,
    options: {
      name: { type: "string" },
      email: { type: "string" },
      language: { type: "string" },
      again: { type: "boolean" },
    },
  });
  if (!values.name || !values.email) throw new Error(usage);
  const link = await makeFirstAdministrator(settings, {
    name: values.name,
    email: values.email,
    language: values.language ?? "en",
    again: values.again ?? false,
  });
  console.log(`Open this address within seven days to choose a password:\n${link}`);
}

async function quoteResolution(settings: Settings, file: string): Promise<void> {
  const { readFileSync } = await import("node:fs");
  const { putResolutionsWords } = await import("./main.ts");
  const paragraphs = await putResolutionsWords(settings, JSON.parse(readFileSync(file, "utf8")));
  console.log(`Taken from the file: ${paragraphs.join(", ")}`);
}

/** What a person at the command line can act on; the whole error only where it is a fault of ours. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ("code" in error && error.code === "EADDRINUSE")
    return `The port is in use, perhaps by another open1540: stop it, or choose another with PORT=1541 npm start`;
  return error.cause
    ? `${error.message}\n${error.cause instanceof Error ? error.cause.message : ""}`
    : (error.stack ?? error.message);
}
