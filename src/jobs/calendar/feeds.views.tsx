import type { VNode } from "preact";
import { type Language, languages, ownNames } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { formatMoment } from "#ui/dates.tsx";
import { Button, ErrorSummary, Form, RadioField, SelectField } from "#ui/fields.tsx";
import { StatusPill } from "#ui/status-pill.tsx";
import { Table } from "#ui/table.tsx";
import { type Feed, type FeedContent, type FeedFilter, feedContents, isOfActivities } from "./feed.ts";
import { feedsPath, revocationPath } from "./paths.ts";

export type FeedProblem = { field: "shows" | "language"; reason: "no-content" | "no-language" | "too-many" };

/** A feed with what its filter leaves, in words; undefined where it leaves everything, or there is none. */
export type ToldFeed = Feed & { filtered: string | undefined };

/** The filter of a feed that is being made, in words as well. */
export type FilterTyped = { filter: FeedFilter; words: string | undefined };

type FeedsProps = {
  language: Language;
  feeds: readonly ToldFeed[];
  typed: { shows: string; language: string };
  /** Undefined for a person who reads no activities of outreach. */
  activities: FilterTyped | undefined;
  problem?: FeedProblem | undefined;
};

/** A person's feeds: what they are, those there are, and a new one. */
export function FeedsPage({ language, feeds, typed, activities, problem }: FeedsProps): VNode {
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
          options={feedContents
            .filter((content) => activities || !isOfActivities(content))
            .map((content) => ({
              value: content,
              label: t(language, `feed.content.${content}`),
              hint: hintOf(language, content, activities?.words),
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
        {Object.entries(activities?.filter ?? {}).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <Button kind="main">{t(language, "feed.make")}</Button>
      </Form>
    </>
  );
}

function hintOf(language: Language, content: FeedContent, filter: string | undefined): string {
  if (content !== "activities") return t(language, `feed.content.${content}.hint`);
  return filter ? t(language, "feed.filter.some", { filter }) : t(language, "feed.filter.all");
}

/** Their feeds among what else a person sees of the own account. */
export function FeedsOfAccount({ language, feeds }: Pick<FeedsProps, "language" | "feeds">): VNode {
  return (
    <section aria-labelledby="feeds">
      <h2 id="feeds">{t(language, "feed.title")}</h2>
      <p>{t(language, "feed.what")}</p>
      <FeedTable language={language} feeds={feeds} />
      <p>
        <a href={`/${language}${feedsPath}`}>{t(language, "feed.make")}</a>
      </p>
    </section>
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
          <>
            {t(language, `feed.content.${feed.content}`)}
            {feed.filtered ? <p class="hint">{feed.filtered}</p> : null}
          </>,
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

function Revocation({ language, feed }: { language: Language; feed: ToldFeed }): VNode {
  const made = formatMoment(language, feed.madeAt, "America/New_York");
  return (
    <Form action={`/${language}${revocationPath(feed.id)}`}>
      <Button>
        {t(language, "feed.revoke")}
        <span class="visually-hidden">
          : {[t(language, `feed.content.${feed.content}`), feed.filtered, made].filter(Boolean).join(", ")}
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
