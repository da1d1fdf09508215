import { createTransport } from "nodemailer";
import { direction, type Language } from "#i18n/languages.ts";
import type { MailToSend, PostAnswer } from "./mail.ts";

/** The way out: a mail server of the installation. */
export type Post = { send: (mail: Posted) => Promise<PostAnswer>; close: () => void };

/** A mail, perhaps with files. `returnPath` is where a server sends what it cannot deliver; a letter is written by people, not by a program. */
export type Posted = Omit<MailToSend, "id"> & {
  files?: readonly { name: string; mediaType: string; bytes: Uint8Array }[];
  returnPath?: string;
  isLetter?: boolean;
};

export type PostSettings = { smtpUrl: string; from: string; dkim?: Dkim | undefined };
/** The key a domain signs its mail with: RFC 6376. `privateKey` is PEM. */
export type Dkim = { domain: string; selector: string; privateKey: string };

const patienceForLetters = 600_000;

/** Opens the line to a mail server. Nothing is sent before the first mail; a server that is silent is given up in seconds. */
export function openPost({ smtpUrl, from, dkim }: PostSettings): Post {
  const settings = {
    url: smtpUrl,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(dkim ? { dkim: { domainName: dkim.domain, keySelector: dkim.selector, privateKey: dkim.privateKey } } : {}),
  };
  const transport = createTransport({ ...settings, pool: true, maxConnections: 1 });
  // A letter has a line of its own, which nobody opens again behind its back, and is waited for as long as a server may think (RFC 5321, 4.5.3.2.6).
  const letters = createTransport({ ...settings, socketTimeout: patienceForLetters });
  return {
    close: () => {
      transport.close();
      letters.close();
    },
    send: async ({ to, subject, body, messageId, madeAt, language, files = [], returnPath, isLetter }) => {
      try {
        await (isLetter ? letters : transport).sendMail({
          from,
          to: { name: "", address: to }, // one address, whatever stands in it
          subject,
          text: body,
          html: htmlOf(language, body),
          messageId,
          date: new Date(madeAt.epochMilliseconds),
          headers: { ...(isLetter ? {} : { "Auto-Submitted": "auto-generated" }), "Content-Language": language },
          ...(returnPath ? { envelope: { from: returnPath, to } } : {}),
          attachments: files.map(({ name, mediaType, bytes }) => ({
            filename: name,
            contentType: mediaType,
            content: Buffer.from(bytes),
          })),
        });
        return { ok: true };
      } catch (error) {
        return answerOf(error);
      }
    },
  };
}

/** The same words for programs that show HTML: paragraphs, links, and Arabic from right to left. */
export function htmlOf(language: Language, body: string): string {
  const lineOf = (line: string): string =>
    /^https?:\/\/\S+$/.test(line) ? `<a href="${escaped(line)}">${escaped(line)}</a>` : escaped(line);
  const paragraphs = body.split("\n\n").map((text) => `<p>${text.split("\n").map(lineOf).join("<br>\n")}</p>`);
  return `<!doctype html>\n<html lang="${language}" dir="${direction(language)}">\n<head><meta charset="utf-8"><title></title></head>\n<body>\n${paragraphs.join("\n")}\n</body>\n</html>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** A refusal of this mail or its reader is for good (5xx); what concerns the line, the sign-in or the moment is not. */
function answerOf(error: unknown): PostAnswer {
  if (!(error instanceof Error)) throw error;
  const code = "code" in error ? String(error.code) : "";
  const reply = "responseCode" in error ? Number(error.responseCode) : 0;
  const isOfThisMail = code === "EENVELOPE" || code === "EMESSAGE";
  // Only what surely happened before a mail was handed over is known not to have left: no connection, no greeting, no sign-in, or an answer.
  const isBefore =
    reply > 0 ||
    ["EDNS", "EAUTH", "ETLS", "EENVELOPE", "EMESSAGE", "ECONFIG"].includes(code) ||
    ("syscall" in error && error.syscall === "connect") ||
    /^(Connection timeout|Greeting never received)/.test(error.message);
  const said = "response" in error && typeof error.response === "string" ? error.response : error.message;
  return {
    ok: false,
    lasting: isOfThisMail && reply >= 500 && reply < 600,
    unreachable: !isOfThisMail,
    unknown: !isBefore,
    words: said.replace(/\s+/g, " ").trim().slice(0, 500) || code,
  };
}
