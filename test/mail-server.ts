import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { after } from "node:test";
import { SMTPServer } from "smtp-server";

export type Received = { to: string; from: string; messageId: string; raw: string };
export type Answer = { code: number; words: string } | undefined;

/** A mail server that keeps what it took and answers as the test says, mail by mail; `pause` is how long it thinks, in milliseconds. */
export async function openMailServer(
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
