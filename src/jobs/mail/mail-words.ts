import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { type AwaitingLine, itemOf, type WhatAwaits } from "#jobs/awaiting-line.ts";
import { formatMoment } from "#ui/dates.tsx";
import type { Words } from "./mail.ts";
import { mailPath } from "./paths.ts";

// A mail says no more than the page "What awaits you": a sentence, by when, and where. It may be read on its way.

const mostLines = 40;
const longestSubject = 300;
const newYork = "America/New_York";

/** The digest: what waits for a person, then what is only followed; undefined when there is nothing to say. */
export function digestWords(what: WhatAwaits, url: string): Words | undefined {
  const { language, waits, follows } = what;
  if (waits.length + follows.length === 0) return undefined;
  const body = [
    ...(waits.length > 0 ? part(language, t(language, "awaiting.title"), waits, url) : []),
    ...(follows.length > 0 ? part(language, t(language, "awaiting.follows"), follows, url) : []),
    foot(what, t(language, "mail.digest.why"), url),
  ];
  return { subject: digestSubject(what), body: body.join("\n\n") };
}

function digestSubject({ language, waits, at }: WhatAwaits): string {
  if (waits.length === 0) return t(language, "mail.digest.subject.follows");
  const [first] = waits
    .flatMap(({ deadline }) => (deadline && Temporal.Instant.compare(deadline, at) >= 0 ? [deadline] : []))
    .sort(Temporal.Instant.compare);
  if (!first) return t(language, "mail.digest.subject", { count: waits.length });
  const moment = formatMoment(language, first, newYork);
  return t(language, "mail.digest.subject.due", { count: waits.length, moment });
}

/** The warning of own deadlines that are near. */
export function urgentWords(what: WhatAwaits, lines: WhatAwaits["urgent"], url: string): Words {
  const { language } = what;
  const body = [
    ...part(language, t(language, "mail.urgent.head", { count: lines.length }), lines, url),
    foot(what, t(language, "mail.urgent.why"), url),
  ];
  return { subject: urgentSubject(language, lines), body: body.join("\n\n") };
}

function urgentSubject(language: Language, lines: WhatAwaits["urgent"]): string {
  const [first] = lines.toSorted((a, b) => Temporal.Instant.compare(a.deadline, b.deadline));
  if (!first) throw new RangeError("a warning is of one deadline or more");
  const moment = formatMoment(language, first.deadline, newYork);
  if (lines.length > 1) return t(language, "mail.urgent.subject.several", { count: lines.length, moment });
  const subject = t(language, "mail.urgent.subject", { moment, sentence: first.sentence });
  return subject.length > longestSubject ? `${subject.slice(0, longestSubject - 1)}…` : subject;
}

function part(language: Language, title: string, lines: readonly AwaitingLine[], url: string): string[] {
  const beyond = lines.length - mostLines;
  return [
    title,
    ...lines.slice(0, mostLines).map((line) => saying(line, url)),
    ...(beyond > 0 ? [`${t(language, "mail.more", { count: beyond })}\n${url}/${language}/awaiting`] : []),
  ];
}

function saying(line: AwaitingLine, url: string): string {
  return [line.sentence, line.by, url + line.href].filter(Boolean).join("\n");
}

function foot({ language, name }: WhatAwaits, why: string, url: string): string {
  return [
    "—",
    t(language, "mail.foot.to", { name }),
    why,
    `${t(language, "mail.foot.choose")}`,
    `${url}/${language}${mailPath}`,
  ].join("\n");
}

/** The lines of a warning whose deadline nobody was told yet, given the pairs that were. */
export function notWarnedOf(lines: WhatAwaits["urgent"], warned: ReadonlySet<string>): WhatAwaits["urgent"] {
  return lines.filter((line) => !warned.has(warningKey(itemOf(line), line.deadline)));
}

export function warningKey(item: string, deadline: Temporal.Instant): string {
  return `${deadline.toString()} ${item}`;
}
