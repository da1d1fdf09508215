import { SMTPServer } from "smtp-server";
import type { Access } from "#access/work.ts";
import { recordBounce } from "./record-bounce.ts";
import { longestReturn, readReturnedMail } from "./returned-mail.ts";

export type BounceParts = { access: Access; systemToken: () => Promise<string>; port: number; host: string };

/**
 * Listens for mail that comes back, where the installation's mail server hands it over: the address of a try tells which letter it was.
 * Everything else is taken and forgotten; nothing of it is kept, and nothing is answered.
 */
export async function openBounceServer({
  access,
  systemToken,
  port,
  host,
}: BounceParts): Promise<{ close: () => Promise<void>; port: number }> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    size: longestReturn,
    maxClients: 4,
    socketTimeout: 20_000,
    closeTimeout: 2_000,
    onData: (stream, { envelope }, done) => {
      const parts: Buffer[] = [];
      let size = 0;
      stream.on("data", (part: Buffer) => {
        size += part.length;
        if (size <= 200_000) parts.push(part); // what matters stands first
      });
      stream.on("end", () => {
        const to = envelope.rcptTo.map(({ address }) => address).join(" ");
        take(`To: ${to}\n${Buffer.concat(parts).toString("utf8")}`).then(
          () => done(),
          () => done(Object.assign(new Error("not now"), { responseCode: 451 })), // the mail server keeps it and comes again
        );
      });
    },
  });
  server.on("error", () => {}); // a line that breaks is the sender's to open again
  await new Promise<void>((listening, failed) => {
    server.once("error", failed);
    server.listen(port, host, () => listening());
  });
  const address = server.server.address();
  return {
    port: typeof address === "object" && address ? address.port : port,
    close: () => new Promise((closed) => server.close(() => closed())),
  };

  async function take(raw: string): Promise<void> {
    const mail = readReturnedMail(raw);
    if (mail) await access.transact(await systemToken(), (work) => recordBounce(work, mail));
  }
}
