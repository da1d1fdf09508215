import type { VNode } from "preact";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { formatDate } from "#ui/dates.tsx";
import { Notice } from "#ui/notice.tsx";
import { requestPath } from "../requests/paths.ts";
import type { Names } from "../requests/request-words.ts";
import { HelpLine } from "./help-line.views.tsx";
import type { HelpReceived } from "./help-received.ts";
import { helpOfStatePath } from "./paths.ts";
import type { SameAsked } from "./same-subject.queries.ts";

type BesideProps = { language: Language; names: Names; asked?: readonly SameAsked[]; help?: readonly HelpReceived[] };

/** Beside what is asked: the same asked for here before, and help on the same received lately. Nothing where there is neither. */
export function SameBefore({ language, names, asked = [], help = [] }: BesideProps): VNode | null {
  if (asked.length === 0 && help.length === 0) return null;
  return (
    <Notice title={t(language, "help-received.same")}>
      {asked.length > 0 ? (
        <>
          <p>{t(language, "help-received.same-asked")}</p>
          <ul>
            {asked.map(({ id, reference, standing, receivedOn }) => (
              <li>
                <a href={`/${language}${requestPath(id)}`}>
                  <bdi dir="ltr">{reference}</bdi>
                </a>
                {receivedOn ? ` – ${formatDate(language, receivedOn)}` : ""} –{" "}
                {t(language, `request.standing.${standing}`)}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {help.length > 0 ? (
        <>
          <p>{t(language, "help-received.same-help")}</p>
          <ul>
            {help.map((entry) => (
              <li>
                <a href={`/${language}${helpOfStatePath(entry.state)}`}>
                  <HelpLine language={language} entry={entry} names={names} />
                </a>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Notice>
  );
}

/** That a field was filled in from the State's own history, and for whom it is therefore. */
export function FilledFromHistory({ language }: { language: Language }): VNode {
  return (
    <Notice>
      <p>{t(language, "help-received.filled-in")}</p>
    </Notice>
  );
}
