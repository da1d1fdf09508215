import type { VNode } from "preact";
import { type Language, languages, ownNames } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { formatMoment } from "#ui/dates.tsx";
import { Button, ErrorSummary, Form, RadioField, SelectField } from "#ui/fields.tsx";
import { StatusPill } from "#ui/status-pill.tsx";
import { Table } from "#ui/table.tsx";
import { type Feed, feedContents } from "./feed.ts";
import { feedsPath, revocationPath } from "./paths.ts";

export type FeedProblem = { field: "shows" | "language"; reason: "no-content" | "no-language" | "too-many" };

type FeedsProps = {
  language: Language;
  feeds: readonly Feed[];
  typed: { shows: string; language: string };
  problem?: FeedProblem | undefined;
};

/** A person's feeds: what they are, those there are, and a new one. */
export function FeedsPage({ language, feeds, typed, problem }: FeedsProps): VNode {
  const errorOf = (field: FeedProblem["field"]) =>
    problem?.field === field ? t(language, `feed.${problem.reason}`) : undefined;
  return (
    <>
      {problem ? (
        <ErrorSummary
          language={language}
          errors={[{ field: problem.field, message: t(language, `feed.${problem.reason}`) }]}
        />
      ) : null}
      <h1>{t(language, "feed.title")}</h1>
      <p>{t(language, "feed.what")}</p>
      <FeedTable language={language} feeds={feeds} />
      <h2>{t(language, "feed.make")}</h2>
      <Form action={`/${language}${feedsPath}`}>
        <RadioField
          name="shows"
          label={t(language, "feed.content")}
          options={feedContents.map((content) => ({
            value: content,
            label: t(language, `feed.content.${content}`),
            hint: t(language, `feed.content.${content}.hint`),
          }))}
          value={typed.shows}
          error={errorOf("shows")}
        />
        <SelectField
          name="language"
          label={t(language, "feed.language")}
          options={languages.map((code) => ({ value: code, label: ownNames[code], language: code }))}
          value={typed.language}
          error={errorOf("language")}
        />
        <Button kind="main">{t(language, "feed.make")}</Button>
      </Form>
    </>
  );
}

function FeedTable({ language, feeds }: Pick<FeedsProps, "language" | "feeds">): VNode {
  return (
    <Table
      caption={t(language, "feed.title")}
      empty={t(language, "feed.none")}
      columns={[
        { label: t(language, "feed.content") },
        { label: t(language, "feed.language") },
        { label: t(language, "feed.made-at") },
        { label: t(language, "feed.standing") },
      ]}
      rows={feeds.map((feed) => ({
        cells: [
          t(language, `feed.content.${feed.content}`),
          <span lang={feed.language}>{ownNames[feed.language]}</span>,
          formatMoment(language, feed.madeAt, "America/New_York"),
          feed.revokedAt ? (
            <StatusPill tone="quiet">
              {t(language, "feed.revoked", { moment: formatMoment(language, feed.revokedAt, "America/New_York") })}
            </StatusPill>
          ) : (
            <Revocation language={language} feed={feed} />
          ),
        ],
      }))}
    />
  );
}

function Revocation({ language, feed }: { language: Language; feed: Feed }): VNode {
  const made = formatMoment(language, feed.madeAt, "America/New_York");
  return (
    <Form action={`/${language}${revocationPath(feed.id)}`}>
      <Button>
        {t(language, "feed.revoke")}
        <span class="visually-hidden">
          : {t(language, `feed.content.${feed.content}`)}, {made}
        </span>
      </Button>
    </Form>
  );
}

/** The address of a new feed, shown this once. */
export function NewFeedPage({ language, address }: { language: Language; address: string }): VNode {
  return (
    <>
      <h1>{t(language, "feed.new.title")}</h1>
      <p>{t(language, "feed.new.what")}</p>
      <p>
        <code class="address" dir="ltr">
          {address}
        </code>
      </p>
      <p class="warning">{t(language, "feed.new.once")}</p>
      <p>
        <a href={`/${language}${feedsPath}`}>{t(language, "feed.new.back")}</a>
      </p>
    </>
  );
}
