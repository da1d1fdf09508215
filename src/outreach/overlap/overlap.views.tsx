import type { VNode } from "preact";
import type { ActivityId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { formatDate, formatDays } from "#ui/dates.tsx";
import { Notice } from "#ui/notice.tsx";
import { TextIn } from "#ui/text-in.tsx";
import { unmarked } from "../announcements/announcement.ts";
import { activityPath, announcementPath } from "../paths.ts";
import type { ConflictItem, Week } from "./better-weeks.ts";
import type { Overlap } from "./diary.ts";
import type { Party } from "./diary-entry.ts";
import { coincidenceInWords, duplicationInWords, itemInWords, type OverlapNames } from "./overlap-words.ts";
import type { Reason } from "./reason.queries.ts";

type OverlapProps = {
  language: Language;
  found: Overlap;
  names: OverlapNames;
  /** What was said of pairs already. */
  reasons?: readonly Reason[];
  /** Where a reason is given for a pair; undefined where nothing is kept yet. */
  reasonPath?: (other: string, matter: "conflict" | "duplicate") => string;
};

/** What one activity meets: conflicts, duplicates, and what may be done; it never keeps anybody from anything. */
export function OverlapFound({ language, found, names, reasons = [], reasonPath }: OverlapProps): VNode {
  const { conflict, mayCoincide, duplications, proposals } = found;
  const weeks = proposals.flatMap((proposal) => (proposal.kind === "better-week" ? [proposal.week] : []));
  const others = proposals.filter((proposal) => proposal.kind !== "better-week");
  const level = conflict?.level ?? "none";
  const isClear = level === "none" && mayCoincide.length === 0 && duplications.length === 0;
  const tone = level === "conflict" ? "refused" : level === "warning" || duplications.length > 0 ? "due" : "quiet";
  const shared = { language, names, reasons, reasonPath };
  return (
    <Notice tone={isClear ? "quiet" : tone} title={t(language, isClear ? "overlap.nothing" : "overlap.title")}>
      {isClear ? <p>{t(language, "overlap.nothing.what")}</p> : <p>{t(language, "overlap.what")}</p>}
      {conflict && conflict.items.length > 0 && level !== "none" ? (
        <>
          <h2 class="minor">{t(language, `overlap.level.${level}`)}</h2>
          <ul>
            {conflict.items.map((item) => (
              <ItemLine item={item} {...shared} />
            ))}
          </ul>
        </>
      ) : null}
      {mayCoincide.length > 0 ? (
        <>
          <h2 class="minor">{t(language, "overlap.windows")}</h2>
          <ul>
            {mayCoincide.slice(0, 10).map((one) => (
              <li>
                <Other language={language} other={one.with} /> {coincidenceInWords(language, one)}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {duplications.length > 0 ? (
        <>
          <h2 class="minor">{t(language, "overlap.duplicates")}</h2>
          <ul>
            {duplications.slice(0, 10).map((one) => (
              <li>
                <strong>{t(language, `overlap.duplicate.${one.level}`)}</strong>{" "}
                <Other language={language} other={one.with} />
                <ul>
                  {duplicationInWords(language, one, names).map((words) => (
                    <li>{words}</li>
                  ))}
                </ul>
                <Why {...shared} other={one.with.id} matter="duplicate" />
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <Alternatives language={language} weeks={weeks} names={names} />
      {others.length > 0 ? (
        <>
          <h2 class="minor">{t(language, "overlap.proposals")}</h2>
          <ul>
            {others.map((proposal) => (
              <li>
                {t(language, `overlap.proposal.${proposal.kind}`)} <Other language={language} other={proposal.with} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Notice>
  );
}

type Shared = Pick<OverlapProps, "language" | "names"> & {
  reasons: readonly Reason[];
  reasonPath: OverlapProps["reasonPath"] | undefined;
};

function ItemLine({ item, ...shared }: Shared & { item: ConflictItem }): VNode {
  const { language, names } = shared;
  return (
    <li>
      {"with" in item ? (
        <>
          <Other language={language} other={item.with} />
          {": "}
        </>
      ) : null}
      {itemInWords(language, item, names)}
      {"with" in item ? <Why {...shared} other={item.with.id} matter="conflict" /> : null}
    </li>
  );
}

/** The other activity, or another body's announcement, by its title and days. */
function Other({ language, other }: { language: Language; other: Party }): VNode {
  const announcement = unmarked(other.id);
  const path = announcement ? announcementPath(announcement) : activityPath(other.id as ActivityId); // the diary holds nothing else
  return (
    <>
      <a href={`/${language}${path}`}>
        <TextIn language={other.language} page={language}>
          {other.title}
        </TextIn>
      </a>{" "}
      ({formatDays(language, other.from, other.before)})
    </>
  );
}

/** What was said of the pair, and the way to say it. */
function Why({
  language,
  reasons,
  reasonPath,
  other,
  matter,
}: Shared & { other: string; matter: "conflict" | "duplicate" }): VNode | null {
  const said = reasons.filter((one) => one.other === other && one.matter === matter);
  return (
    <>
      {said.map(({ words, by, on }) => (
        <p class="hint">
          <bdi>{words}</bdi> – {by}, {formatDate(language, on)}
        </p>
      ))}
      {reasonPath ? (
        <p>
          <a href={reasonPath(other, matter)}>{t(language, `overlap.reason.${matter}`)}</a>
        </p>
      ) : null}
    </>
  );
}

function Alternatives({
  language,
  weeks,
  names,
}: {
  language: Language;
  weeks: readonly Week[];
  names: OverlapNames;
}): VNode | null {
  if (weeks.length === 0) return null;
  return (
    <>
      <h2 class="minor">{t(language, "overlap.weeks", { count: weeks.length })}</h2>
      <ul>
        {weeks.map((week) => (
          <li>
            <strong>{formatDays(language, week.from, week.before)}</strong>
            {" – "}
            {week.items.length === 0
              ? t(language, "overlap.week.free")
              : t(language, "overlap.week.items", {
                  count: week.items.length,
                  first: week.items[0] ? itemInWords(language, week.items[0], names) : "",
                })}
          </li>
        ))}
      </ul>
    </>
  );
}
