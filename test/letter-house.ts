import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { after } from "node:test";
import { SMTPServer } from "smtp-server";
import { type ContactId, newId, type OrganisationId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import type { TestDatabase } from "./database.ts";

// What runs of letters by e-mail are tested on: invented organisations with addresses, and a mail server on this machine.

/** Invented organisations, each with a head who is written to by e-mail. */
export async function fillOrganisations(
  { owner }: TestDatabase,
  count: number,
  languages: readonly Language[] = ["en"],
): Promise<void> {
  const recorded_at = Temporal.Instant.from("2026-01-05T12:00:00Z");
  const organisations = Array.from({ length: count }, (_, n) => ({
    id: newId<OrganisationId>(),
    kind: "regional" as const,
    name: JSON.stringify({ en: `Invented Union ${n + 1}` }),
    short_name: `IU${String(n + 1).padStart(3, "0")}`,
    invented: true,
    source: "invented for this test",
    recorded_at,
  }));
  await owner.insertInto("organisation").values(organisations).execute();
  await owner
    .insertInto("contact")
    .values(
      organisations.map(({ id, short_name }, n) => ({
        id: newId<ContactId>(),
        organisation_id: id,
        capacity: "head" as const,
        name: `Head of ${short_name}`,
        is_person: true,
        emails: [`${short_name.toLowerCase()}@example.org`],
        language: languages[n % languages.length] ?? "en",
        valid_from: "2026-01-01",
        source: "invented for this test",
        recorded_at,
      })),
    )
    .execute();
}

export type Received = { to: string; from: string; messageId: string; raw: string };
export type Answer = { code: number; words: string } | undefined;

/** A mail server that keeps what it took and answers as the test says, mail by mail; `pause` is how long it thinks, in milliseconds. */
export async function openLetterServer(
  answer: (to: string, n: number) => Answer = () => undefined,
  pause: () => number = () => 0,
) {
  const received: Received[] = [];
  let n = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    size: 40_000_000,
    closeTimeout: 100,
    onRcptTo: ({ address }, _session, done) => {
      const refusal = answer(address, ++n);
      done(refusal && Object.assign(new Error(refusal.words), { responseCode: refusal.code }));
    },
    onData: (stream, { envelope }, done) => {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        const raw = Buffer.concat(parts).toString("utf8");
        const messageId = /^Message-ID: (<[^>]+>)/im.exec(raw)?.[1] ?? "";
        // What the server's log says it took is decided here; the sender hears of it a moment later, or never.
        setTimeout(() => {
          const { mailFrom, rcptTo } = envelope;
          received.push({ to: rcptTo[0]?.address ?? "", from: mailFrom ? mailFrom.address : "", messageId, raw });
          setTimeout(() => done(), pause());
        }, pause());
      });
    },
  });
  server.on("error", () => {}); // a sender that is killed breaks its line
  const listening = server.listen(0, "127.0.0.1");
  await once(listening, "listening");
  const { port } = listening.address() as AddressInfo; // it listens on a port
  const close = (): Promise<void> => new Promise((done) => server.close(() => done()));
  after(close);
  return { received, smtpUrl: `smtp://127.0.0.1:${port}`, close };
}
