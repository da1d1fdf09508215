import { createTransport } from "nodemailer";
import { direction, type Language } from "#i18n/languages.ts";
import type { MailToSend, PostAnswer } from "./mail.ts";

/** The way out: a mail server of the installation. */
export type Post = { send: (mail: MailToSend) => Promise<PostAnswer>; close: () => void };

export type PostSettings = { smtpUrl: string; from: string };

/** Opens the line to a mail server. Nothing is sent before the first mail; a server that is silent is given up in seconds. */
export function openPost({ smtpUrl, from }: PostSettings): Post {
  const transport = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: 1,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    close: () => transport.close(),
    send: async ({ to, subject, body, messageId, madeAt, language }) => {
      try {
        await transport.sendMail({
          from,
          to: { name: "", address: to }, // one address, whatever stands in it
          subject,
          text: body,
          html: htmlOf(language, body),
          messageId,
          date: new Date(madeAt.epochMilliseconds),
          headers: { "Auto-Submitted": "auto-generated", "Content-Language": language },
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
  const said = "response" in error && typeof error.response === "string" ? error.response : error.message;
  return {
    ok: false,
    lasting: isOfThisMail && reply >= 500 && reply < 600,
    unreachable: !isOfThisMail,
    words: said.replace(/\s+/g, " ").trim().slice(0, 500) || code,
  };
}
