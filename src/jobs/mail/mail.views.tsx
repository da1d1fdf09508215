import type { ComponentChildren, VNode } from "preact";
import { direction, type Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { feedsPath } from "#jobs/calendar/paths.ts";
import { formatMoment } from "#ui/dates.tsx";
import { Facts } from "#ui/facts.tsx";
import { Button, ErrorSummary, Form, RadioField } from "#ui/fields.tsx";
import { Notice } from "#ui/notice.tsx";
import { StatusPill } from "#ui/status-pill.tsx";
import { Table } from "#ui/table.tsx";
import { TextIn } from "#ui/text-in.tsx";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import { type Rhythm, rhythms } from "./digest.ts";
import type { Mail, MailLine, MailStanding } from "./mail.ts";
import { digestPath, mailPath, oneMailPath } from "./paths.ts";

const newYork = "America/New_York";

type MailsProps = {
  language: Language;
  mails: readonly MailLine[];
  rhythm: Rhythm;
  /** Whether mail can leave this installation at all. */
  leaves: boolean;
  /** How many mails to anybody fared badly; only for those who keep the mail running. */
  counts: { inTrouble: number; givenUp: number } | undefined;
  problem?: boolean;
};

/** Every mail made for a person, and how often the digest comes. */
export function MailsPage({ language, mails, rhythm, leaves, counts, problem = false }: MailsProps): VNode {
  const error = problem ? t(language, "mail.digest.no-rhythm") : undefined;
  return (
    <>
      {error ? <ErrorSummary language={language} errors={[{ field: "rhythm", message: error }]} /> : null}
      <h1>{t(language, "mail.title")}</h1>
      <p>{t(language, "mail.what")}</p>
      {leaves ? null : (
        <Notice>
          <p>{t(language, "mail.nothing-leaves")}</p>
        </Notice>
      )}
      {counts && counts.inTrouble + counts.givenUp > 0 ? (
        <Notice tone="due" title={t(language, "mail.counts.title")}>
          <p>{t(language, "mail.counts.in-trouble", { count: counts.inTrouble })}</p>
          <p>{t(language, "mail.counts.given-up", { count: counts.givenUp })}</p>
        </Notice>
      ) : null}
      <Table
        caption={t(language, "mail.title")}
        empty={t(language, "mail.none")}
        columns={[
          { label: t(language, "mail.subject") },
          { label: t(language, "mail.made-at") },
          { label: t(language, "mail.standing") },
        ]}
        rows={mails.map(({ id, subject, language: written, madeAt, standing }) => ({
          cells: [
            <a href={`/${language}${oneMailPath(id)}`}>
              <TextIn language={written} page={language}>
                {subject}
              </TextIn>
            </a>,
            formatMoment(language, madeAt, newYork),
            <Standing language={language} standing={standing} />,
          ],
        }))}
      />
      <h2>{t(language, "mail.digest")}</h2>
      <Form action={`/${language}${digestPath}`}>
        <RadioField
          name="rhythm"
          label={t(language, "mail.digest.rhythm")}
          options={rhythms.map((value) => ({
            value,
            label: t(language, `mail.digest.${value}`),
            hint: t(language, `mail.digest.${value}.hint`),
          }))}
          value={problem ? undefined : rhythm}
          error={error}
        />
        <Button kind="main">{t(language, "mail.digest.save")}</Button>
      </Form>
      <p>
        <a href={`/${language}${feedsPath}`}>{t(language, "feed.title")}</a>
      </p>
    </>
  );
}

function Standing({ language, standing }: { language: Language; standing: MailStanding }): VNode {
  switch (standing.status) {
    case "here":
      return <StatusPill tone="quiet">{t(language, "mail.standing.here")}</StatusPill>;
    case "waits":
      return (
        <>
          <StatusPill tone={standing.trouble ? "due" : "quiet"}>{t(language, "mail.standing.waits")}</StatusPill>{" "}
          <Trouble language={language} said={standing.trouble} />
        </>
      );
    case "sent":
      return (
        <StatusPill tone="settled">
          {t(language, "mail.standing.sent", { moment: formatMoment(language, standing.at, newYork), to: standing.to })}
        </StatusPill>
      );
    case "given-up":
      return (
        <>
          <StatusPill tone="refused">
            {t(language, "mail.standing.given-up", { moment: formatMoment(language, standing.at, newYork) })}
          </StatusPill>{" "}
          <Trouble language={language} said={standing.trouble} />
        </>
      );
  }
}

/** What the mail server said, in its own words. */
function Trouble({ language, said }: { language: Language; said: string | null }): VNode | null {
  if (!said) return null;
  return (
    <span class="hint">
      {t(language, "mail.trouble")} <bdi lang="en">{said}</bdi>
    </span>
  );
}

type MailProps = { language: Language; mail: Mail; url: string };

/** One mail, as it was written. */
export function MailPage({ language, mail, url }: MailProps): VNode {
  return (
    <>
      <h1>
        <TextIn language={mail.language} page={language}>
          {mail.subject}
        </TextIn>
      </h1>
      <WhoCanSee language={language} who={t(language, "mail.who-can-see")} />
      <Facts
        facts={[
          { label: t(language, "mail.made-at"), value: formatMoment(language, mail.madeAt, newYork) },
          { label: t(language, "mail.standing"), value: <Standing language={language} standing={mail.standing} /> },
        ]}
      />
      <div class="mail-text" lang={mail.language} dir={direction(mail.language)}>
        {mail.body.split("\n\n").map((text) => (
          <p>{text.split("\n").map((line, n) => [n > 0 ? <br /> : null, linked(line, url)])}</p>
        ))}
      </div>
      <p>
        <a href={`/${language}${mailPath}`}>{t(language, "mail.back")}</a>
      </p>
    </>
  );
}

/** A line that is an address of this installation leads there. */
function linked(line: string, url: string): ComponentChildren {
  return line.startsWith(`${url}/`) ? (
    <a href={line.slice(url.length)} dir="ltr">
      {line}
    </a>
  ) : (
    line
  );
}
