import { readFileSync } from "node:fs";
import { isIP } from "node:net";
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
  mail: MailSettings | undefined;
  /** CONSENT_DELAY_HOURS: how long a word that opens a matrix waits and may be undone; undefined leaves it as it is. */
  consentDelayHours: number | undefined;
  /** CALENDARS and CALENDAR_ADDRESSES: whether calendars of other bodies are asked for, and private addresses that may be asked all the same. */
  calendars: { allowPrivate: readonly string[] } | undefined;
};

export type MailSettings = {
  smtpUrl: string;
  from: string;
  /** DKIM_DOMAIN, DKIM_SELECTOR and DKIM_KEY_FILE: the key mail is signed with; without them the mail server signs, if anybody does. */
  dkim: { domain: string; selector: string; privateKey: string } | undefined;
  /** MAIL_BOUNCES: where mail that cannot be delivered comes back, "bounces@example.org"; a try's own mark is put behind a plus. */
  bounces: string | undefined;
  /** MAIL_BOUNCES_PORT: where the mail server hands such mail over, by SMTP, on OPEN1540_HOST; without it a returned mail is recorded by hand. */
  bouncesPort: number | undefined;
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
    mail: readMail(environment),
    consentDelayHours: readDelay(environment.CONSENT_DELAY_HOURS || ""),
    calendars: readCalendars(environment),
  };
}

function readMail(environment: Record<string, string | undefined>): MailSettings | undefined {
  const { SMTP_URL: smtpUrl = "", MAIL_FROM: from = "", MAIL_BOUNCES: bounces = "" } = environment;
  if (!smtpUrl && !from) return undefined;
  if (!/^smtps?:$/.test(URL.parse(smtpUrl)?.protocol ?? ""))
    throw new Error("SMTP_URL must be an address like smtps://name:password@mail.example.org, and MAIL_FROM needs it");
  if (!/^[^\s@<>]+@[^\s@<>]+$|^[^<>\r\n]+ <[^\s@<>]+@[^\s@<>]+>$/.test(from))
    throw new Error(`MAIL_FROM must be an address like "1540 Committee <committee@example.org>", not "${from}"`);
  if (bounces && !/^[^\s@<>+]+@[^\s@<>]+$/.test(bounces))
    throw new Error(`MAIL_BOUNCES must be an address like bounces@example.org, without a plus, not "${bounces}"`);
  return {
    smtpUrl,
    from,
    dkim: readDkim(environment),
    bounces: bounces || undefined,
    bouncesPort: readBouncesPort(environment),
  };
}

function readCalendars({
  CALENDARS: asked = "",
  CALENDAR_ADDRESSES: addresses = "",
}: Record<string, string | undefined>): Settings["calendars"] {
  if (asked && asked !== "yes" && asked !== "no") throw new Error(`CALENDARS must be yes or no, not "${asked}"`);
  const allowPrivate = addresses.split(",").flatMap((address) => address.trim() || []);
  const wrong = allowPrivate.find((address) => isIP(address) === 0);
  if (wrong) throw new Error(`CALENDAR_ADDRESSES must be addresses like 10.0.0.7, with commas, not "${wrong}"`);
  return asked === "no" ? undefined : { allowPrivate };
}

function readBouncesPort({
  MAIL_BOUNCES: bounces,
  MAIL_BOUNCES_PORT: port,
}: Record<string, string | undefined>): number | undefined {
  if (!port) return undefined;
  if (!bounces) throw new Error("MAIL_BOUNCES_PORT needs MAIL_BOUNCES, the address that mail comes back to");
  return readPort(port);
}

function readDkim(environment: Record<string, string | undefined>): MailSettings["dkim"] {
  const { DKIM_DOMAIN: domain, DKIM_SELECTOR: selector, DKIM_KEY_FILE: file } = environment;
  if (!domain && !selector && !file) return undefined;
  if (!domain || !selector || !file) throw new Error("DKIM_DOMAIN, DKIM_SELECTOR and DKIM_KEY_FILE are given together");
  return { domain, selector, privateKey: readFileSync(file, "utf8") };
}

function readDelay(text: string): number | undefined {
  if (!text) return undefined;
  const hours = Number(text);
  if (!Number.isInteger(hours) || hours < 0 || hours > 720)
    throw new Error(`CONSENT_DELAY_HOURS must be a number from 0 to 720, not "${text}"`);
  return hours;
}

function readPort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`PORT must be a number from 0 to 65535, not "${text}"`);
  return port;
}
