import type { VNode } from "preact";
import { systemAccount } from "#access/actor.ts";
import type { StateCode } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { isolated, t } from "#i18n/t.ts";
import { formatMoment } from "#ui/dates.tsx";
import { StatusPill } from "#ui/status-pill.tsx";
import type { CaseEvent } from "./no-objection.ts";

type Props = { language: Language; names: ReadonlyMap<StateCode, string> };

/** Everything that happened to a case, each with who, when, the words said, and the deadline as it stood afterwards. */
export function History({ language, names, events }: Props & { events: readonly CaseEvent[] }): VNode {
  return (
    <ol class="history">
      {events.map((event) => (
        <li>
          <p>
            <strong>{eventWords(language, names, event)}</strong>
            {event.version ? ` (${t(language, "subject.version", { number: event.version })}) ` : " "}
            {event.refused ? <StatusPill tone="quiet">{t(language, "no-objection.late")}</StatusPill> : null}
          </p>
          <p class="hint">{whenAndWho(language, event)}</p>
          {event.words ? (
            <p class="typed">
              <bdi>{event.words}</bdi>
            </p>
          ) : null}
          {event.evidence ? (
            <p class="hint">
              {t(language, "committee.source")} <bdi>{event.evidence}</bdi>
            </p>
          ) : null}
          {event.deadline ? (
            <p class="hint">
              {t(language, "no-objection.deadline-from-here", {
                moment: formatMoment(language, event.deadline, "America/New_York"),
              })}
            </p>
          ) : null}
        </li>
      ))}
    </ol>
  );
}

function eventWords(language: Language, names: ReadonlyMap<StateCode, string>, event: CaseEvent): string {
  const state = event.delegation ? (names.get(event.delegation) ?? event.delegation) : "";
  switch (event.kind) {
    case "extended":
      return t(language, "no-objection.event.extended", { count: event.days ?? 0 });
    case "held":
    case "lifted":
    case "objected":
    case "question-asked":
    case "question-answered":
      return t(language, `no-objection.event.${event.kind}`, { state });
    case "circulated":
    case "amended":
    case "withdrawn":
    case "adopted":
    case "lapsed":
    case "recounted":
      return t(language, `no-objection.event.${event.kind}`);
  }
}

/** When it counts and by whom; where somebody else recorded it later, both moments. */
function whenAndWho(language: Language, { at, recordedAt, recordedBy, name, evidence }: CaseEvent): string {
  const moment = formatMoment(language, at, "America/New_York");
  const who = recordedBy === systemAccount ? t(language, "decision.declared-by.system") : isolated(name);
  if (!evidence) return t(language, "no-objection.circulated-by", { moment, name: who });
  return t(language, "no-objection.received", {
    moment,
    recorded: formatMoment(language, recordedAt, "America/New_York"),
    name: who,
  });
}
