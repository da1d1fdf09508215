import type { VNode } from "preact";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { type AwaitingLine, inOrder, itemOf } from "#jobs/awaiting-line.ts";
import { feedsPath } from "#jobs/calendar/paths.ts";
import { mailPath } from "#jobs/mail/paths.ts";
import { AwaitList } from "#ui/await-list.tsx";
import { formatDate, formatMoment } from "#ui/dates.tsx";
import { Facts } from "#ui/facts.tsx";
import { Button, DateField, type DateParts, ErrorSummary, Form } from "#ui/fields.tsx";

/** The path, after the language, at which a line is put off and taken up again. */
export const snoozePath = "/awaiting/snooze";
export const snoozeEndingPath = "/awaiting/snooze/ending";

type AwaitingProps = {
  language: Language;
  name: string;
  waits: readonly AwaitingLine[];
  follows: readonly AwaitingLine[];
  /** Until when each item was put off. */
  putOff: ReadonlyMap<string, string>;
  /** Where everything stands that awaits the answer of a person's State. */
  ownPages: readonly { href: string; label: string }[];
};

/** What awaits a person, what the person follows, what was put off; below, how the system writes to the person. */
export function AwaitingPage({ language, name, waits, follows, putOff, ownPages }: AwaitingProps): VNode {
  const isNow = (line: AwaitingLine): boolean => !putOff.has(itemOf(line));
  const later = inOrder([...waits, ...follows].filter((line) => !isNow(line)));
  const followed = inOrder(follows.filter(isNow));
  const beside = (line: AwaitingLine) => (line.pointer ? null : <SnoozeLink language={language} line={line} />);
  return (
    <>
      <h1>{t(language, "awaiting.title")}</h1>
      {ownPages.map(({ href, label }) => (
        <p>
          <a href={href}>{label}</a>
        </p>
      ))}
      <AwaitList
        items={inOrder(waits.filter(isNow))}
        empty={t(language, "awaiting.nothing", { name })}
        beside={beside}
      />
      {followed.length > 0 ? (
        <>
          <h2>{t(language, "awaiting.follows")}</h2>
          <AwaitList items={followed} empty="" beside={beside} />
        </>
      ) : null}
      {later.length > 0 ? (
        <>
          <h2 id="later">{t(language, "awaiting.later")}</h2>
          <p class="hint">{t(language, "awaiting.later.what")}</p>
          <AwaitList
            items={later}
            empty=""
            beside={(line) => <TakeUp language={language} line={line} until={putOff.get(itemOf(line)) ?? ""} />}
          />
        </>
      ) : null}
      <p class="hint">
        <a href={`/${language}${mailPath}`}>{t(language, "mail.title")}</a> <span aria-hidden="true">·</span>{" "}
        <a href={`/${language}${feedsPath}`}>{t(language, "feed.title")}</a>
      </p>
    </>
  );
}

function SnoozeLink({ language, line }: { language: Language; line: AwaitingLine }): VNode {
  return (
    <a href={`/${language}${snoozePath}?item=${encodeURIComponent(itemOf(line))}`} class="await-later">
      {t(language, "awaiting.snooze")}
      <span class="visually-hidden">: {line.sentence}</span>
    </a>
  );
}

function TakeUp({ language, line, until }: { language: Language; line: AwaitingLine; until: string }): VNode {
  return (
    <Form action={`/${language}${snoozeEndingPath}`}>
      {t(language, "awaiting.later.until", { date: formatDate(language, until) })}{" "}
      <input type="hidden" name="item" value={itemOf(line)} />
      <Button>
        {t(language, "awaiting.take-up")}
        <span class="visually-hidden">: {line.sentence}</span>
      </Button>
    </Form>
  );
}

type SnoozeProps = { language: Language; line: AwaitingLine; typed: DateParts; error?: string | undefined };

/** Putting one line off until a day. */
export function SnoozePage({ language, line, typed, error }: SnoozeProps): VNode {
  return (
    <>
      {error ? <ErrorSummary language={language} errors={[{ field: "until", message: error }]} /> : null}
      <h1>{t(language, "awaiting.snooze.title")}</h1>
      <Facts
        facts={[
          { label: t(language, "awaiting.snooze.what"), value: line.sentence },
          ...(line.by ? [{ label: t(language, "awaiting.snooze.by"), value: line.by }] : []),
        ]}
      />
      <p>{t(language, "awaiting.later.what")}</p>
      {line.deadline ? (
        <p class="warning">
          {t(language, "awaiting.snooze.deadline", {
            moment: formatMoment(language, line.deadline, "America/New_York"),
          })}
        </p>
      ) : null}
      <Form action={`/${language}${snoozePath}`}>
        <input type="hidden" name="item" value={itemOf(line)} />
        <DateField
          language={language}
          name="until"
          label={t(language, "awaiting.snooze.until")}
          hint={t(language, "awaiting.snooze.until.hint")}
          value={typed}
          error={error}
        />
        <div class="buttons">
          <Button kind="main">{t(language, "awaiting.snooze.title")}</Button>
          <a href={`/${language}/awaiting`}>{t(language, "awaiting.snooze.back")}</a>
        </div>
      </Form>
    </>
  );
}
