import type { VNode } from "preact";
import { type Language, ownNames } from "#i18n/languages.ts";
import { pickText, t } from "#i18n/t.ts";
import { formatDate } from "#ui/dates.tsx";
import { Table } from "#ui/table.tsx";
import { TextIn } from "#ui/text-in.tsx";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import { linesOf } from "./addressing.ts";
import { type Contact, isValidOn, type Span } from "./contact.ts";
import { dayBefore } from "./entry-cells.ts";
import type { Organisation } from "./organisation.ts";
import { contactEndingPath, publicationPath, replacementPath, withdrawalPath } from "./paths.ts";

/** Who reads the directory, and why. */
export function DirectoryWho({ language }: { language: Language }): VNode {
  return (
    <WhoCanSee language={language} who={t(language, "directory.who")}>
      <p>{t(language, "directory.who.why")}</p>
    </WhoCanSee>
  );
}

/** Addresses and numbers run left to right, in Arabic too, and a number stays on one line. */
export function LeftToRight({ items }: { items: readonly string[] }): VNode {
  return (
    <>
      {items.map((item) => (
        <div>
          <bdi dir="ltr">{item.replaceAll(" ", "\u00a0")}</bdi>
        </div>
      ))}
    </>
  );
}

/** A person or an office, as a letter names it. */
export function Holder({ contact }: { contact: Pick<Contact, "honorific" | "name" | "function"> }): VNode {
  return (
    <>
      <bdi>{[contact.honorific, contact.name].filter(Boolean).join(" ")}</bdi>
      {contact.function ? (
        <div class="hint">
          <bdi>{contact.function}</bdi>
        </div>
      ) : null}
    </>
  );
}

export function OrganisationName({
  language,
  organisation,
}: {
  language: Language;
  organisation: Pick<Organisation, "name">;
}): VNode {
  const { text, in: written } = pickText(organisation.name, language);
  return (
    <TextIn language={written} page={language}>
      {text}
    </TextIn>
  );
}

/** From when to when, the last day included. */
export function spanInWords(language: Language, { from, to }: Span): string {
  return to === null
    ? t(language, "directory.since", { from: formatDate(language, from) })
    : t(language, "directory.from-to", { from: formatDate(language, from), to: formatDate(language, dayBefore(to)) });
}

type AllEntriesProps = { language: Language; today: string; contacts: readonly Contact[]; mayRecord: boolean };

/** All entries of one State or organisation: who stands today, then who stood before or will stand. */
export function AllEntries({ language, today, contacts, mayRecord }: AllEntriesProps): VNode {
  const now = contacts.filter((contact) => isValidOn(contact, today));
  const others = contacts.filter((contact) => !isValidOn(contact, today)).reverse();
  return (
    <>
      <h2>{t(language, "directory.on-the-day", { date: formatDate(language, today) })}</h2>
      <Entries
        {...{ language, mayRecord }}
        caption={t(language, "directory.now")}
        contacts={now}
        empty={t(language, "directory.none-now")}
      />
      <h2>{t(language, "directory.earlier")}</h2>
      <Entries
        {...{ language, mayRecord }}
        caption={t(language, "directory.earlier")}
        contacts={others}
        empty={t(language, "directory.none-earlier")}
      />
    </>
  );
}

export type EntriesProps = {
  language: Language;
  caption: string;
  contacts: readonly Contact[];
  empty: string;
  mayRecord: boolean;
};

/** The entries of one State or organisation, each with its address and what may be done with it. */
export function Entries({ language, caption, contacts, empty, mayRecord }: EntriesProps): VNode {
  const labels = ["capacity", "holder", "reached", "days"] as const;
  return (
    <Table
      caption={caption}
      columns={[
        ...labels.map((label) => ({ label: t(language, `directory.list.${label}`) })),
        ...(mayRecord ? [{ label: t(language, "directory.list.change") }] : []),
      ]}
      rows={contacts.map((contact) => ({
        id: contact.id,
        cells: [
          t(language, `directory.capacity.${contact.capacity}`),
          <Holder contact={contact} />,
          <Reached language={language} contact={contact} />,
          <>
            {spanInWords(language, contact)}
            <div class="hint">
              {t(language, "directory.column.source")}: <bdi>{contact.source}</bdi>
            </div>
          </>,
          ...(mayRecord ? [<Changes language={language} contact={contact} />] : []),
        ],
      }))}
      empty={empty}
    />
  );
}

function Reached({ language, contact }: { language: Language; contact: Contact }): VNode {
  return (
    <>
      {linesOf(contact.postAddress).map((line) => (
        <div>
          <bdi>{line}</bdi>
        </div>
      ))}
      <LeftToRight items={[...contact.emails, ...contact.telephones]} />
      {contact.emails.length === 0 ? <div class="hint">{t(language, "directory.no-email")}</div> : null}
      {contact.language ? <div class="hint">{ownNames[contact.language]}</div> : null}
      {contact.publicBy ? (
        <div class="hint">
          {t(language, "directory.public-by")} <bdi>{contact.publicBy}</bdi>
        </div>
      ) : null}
    </>
  );
}

function Changes({ language, contact }: { language: Language; contact: Contact }): VNode | null {
  const whom = ` – ${[contact.honorific, contact.name].filter(Boolean).join(" ")}`;
  const link = (path: string, words: string): VNode => (
    <div>
      <a href={`/${language}${path}`}>
        {words}
        <span class="visually-hidden">{whom}</span>
      </a>
    </div>
  );
  return (
    <>
      {contact.replacedBy ? null : (
        <>
          {link(replacementPath(contact.id), t(language, "directory.replace"))}
          {link(contactEndingPath(contact.id), t(language, "directory.end"))}
        </>
      )}
      {contact.publicBy
        ? link(withdrawalPath(contact.id), t(language, "directory.unpublish"))
        : link(publicationPath(contact.id), t(language, "directory.publish"))}
    </>
  );
}
