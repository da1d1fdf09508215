import type { LetterSheet } from "#documents/letter-sheet.ts";
import { t } from "#i18n/t.ts";
import type { Posted } from "#jobs/mail/post.ts";
import { letterDate } from "../letter-date.ts";

type Made = Pick<Posted, "to" | "messageId" | "madeAt"> & { sheet: LetterSheet; reference: string };

/** The mail that carries a letter: the letter's own words in the body, the letter as it is signed in the file. */
export function letterMail({
  sheet,
  reference,
  files,
  ...made
}: Made & { files: readonly { standard: string; bytes: Uint8Array }[] }): Posted {
  const language = sheet.lang;
  const body = [
    sheet.salutation,
    ...sheet.body.flatMap((part) =>
      part.kind === "asks"
        ? [part.intro, ...part.items.map(({ title, text }, n) => `${n + 1}. ${title}\n${text}`)]
        : [part.text],
    ),
    sheet.closing,
    sheet.signatory.join("\n"),
    t(language, "letter.mail.file", { reference }),
  ].filter((text) => text.trim() !== "");
  return {
    ...made,
    language,
    isLetter: true,
    subject: t(language, "letter.mail.subject", { reference, title: sheet.title }),
    body: body.join("\n\n"),
    files: files.map(({ standard, bytes }) => fileOf(reference, standard, bytes)),
  };
}

/** The reminder: which letter, by when an answer was asked, and that silence means nothing. */
export function reminderMail({ sheet, reference, replyBy, ...made }: Made & { replyBy: string }): Posted {
  const language = sheet.lang;
  return {
    ...made,
    language,
    isLetter: true,
    subject: t(language, "letter.reminder.subject", { reference }),
    body: [
      sheet.salutation,
      t(language, "letter.reminder.body", {
        reference,
        date: letterDate(language, dateOfSheet(sheet)),
        replyBy: letterDate(language, replyBy),
      }),
      t(language, "letter.reminder.silence"),
      sheet.closing,
    ]
      .filter((text) => text.trim() !== "")
      .join("\n\n"),
  };
}

function dateOfSheet({ date: { y, m, d } }: LetterSheet): string {
  return Temporal.PlainDate.from({ year: y, month: m, day: d }).toString();
}

function fileOf(reference: string, standard: string, bytes: Uint8Array): NonNullable<Posted["files"]>[number] {
  const name = reference.replace(/[^A-Za-z0-9.]+/g, "-");
  return standard === "difference"
    ? {
        name: `${name}-changes.docx`,
        mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        bytes,
      }
    : { name: `${name}.pdf`, mediaType: "application/pdf", bytes };
}
