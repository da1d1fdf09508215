import { resolve } from "node:path";

/** Every setting there is; docs/operations.md says what each does. Read once, by main.ts and cli.ts. */
export type Settings = {
  /** OPEN1540_DATA: the folder for the database, its secret and copies. */
  data: string;
  /** PORT */
  port: number;
  /** OPEN1540_HOST: the address to listen on. */
  host: string;
  /** DATABASE_URL: another PostgreSQL, version 15 or later; then no embedded server. */
  databaseUrl: string | undefined;
  /** OPEN1540_URL: the address people type, for cookies and links; https makes cookies secure. */
  url: string;
  /** SMTP_URL and MAIL_FROM: the mail server and the address mail comes from; without them no mail leaves. */
  mail: { smtpUrl: string; from: string } | undefined;
};

/** Settings from the environment; throws with a sentence that names the variable. */
export function readSettings(environment: Record<string, string | undefined>): Settings {
  const port = readPort(environment.PORT || "1540");
  const host = environment.OPEN1540_HOST || "127.0.0.1";
  const url = new URL(environment.OPEN1540_URL || `http://localhost:${port}`).origin;
  return {
    data: resolve(environment.OPEN1540_DATA || "data"),
    port,
    host,
    databaseUrl: environment.DATABASE_URL || undefined,
    url,
    mail: readMail(environment.SMTP_URL || "", environment.MAIL_FROM || ""),
  };
}

function readMail(smtpUrl: string, from: string): Settings["mail"] {
  if (!smtpUrl && !from) return undefined;
  if (!/^smtps?:$/.test(URL.parse(smtpUrl)?.protocol ?? ""))
    throw new Error("SMTP_URL must be an address like smtps://name:password@mail.example.org, and MAIL_FROM needs it");
  if (!/^[^\s@<>]+@[^\s@<>]+$|^[^<>\r\n]+ <[^\s@<>]+@[^\s@<>]+>$/.test(from))
    throw new Error(`MAIL_FROM must be an address like "1540 Committee <committee@example.org>", not "${from}"`);
  return { smtpUrl, from };
}

function readPort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`PORT must be a number from 0 to 65535, not "${text}"`);
  return port;
}
