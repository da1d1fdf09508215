import type { VNode } from "preact";
import type { ProgrammeId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { formatMoment } from "#ui/dates.tsx";
import { Button, Form } from "#ui/fields.tsx";
import { programmePath } from "../providers/paths.ts";
import type { RequestHead } from "../requests/request.ts";
import type { Names } from "./fit-words.ts";
import { Reasons } from "./matching.views.tsx";
import { escalationAnswerPath, roundsPath } from "./paths.ts";
import type { KeptProposal } from "./round.ts";

type PutProps = {
  language: Language;
  request: Pick<RequestHead, "isOwn" | "asking">;
  proposals: readonly KeptProposal[];
  names: Names & { programme: (id: ProgrammeId) => string };
};

/** What a person of those who serve the Committee put to the reader of a request: programmes to its State, the request to a provider. */
export function PutToMe({ language, request, proposals, names }: PutProps): VNode | null {
  if (proposals.length === 0) return null;
  return (
    <section>
      <h2>{t(language, request.isOwn ? "matching.put" : "matching.put.provider")}</h2>
      <ul>
        {proposals.map((proposal) => (
          <li>
            <a href={`/${language}${programmePath(proposal.programmeId)}`}>{names.programme(proposal.programmeId)}</a>
            {/* The parts of a fit tell of the State's own matrix and earlier help: they are for the State that asks. */}
            {request.isOwn && request.asking.state ? (
              <Reasons language={language} proposal={proposal} names={names} />
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

export type Escalation = { words: string; by: string; at: Temporal.Instant; answer: string; isAnswered: boolean };

/** What was told to the Chair, and what the Chair answered. */
export function Escalations({
  language,
  request,
  escalations,
  mayAnswer,
}: {
  language: Language;
  request: Pick<RequestHead, "id">;
  escalations: readonly Escalation[];
  mayAnswer: boolean;
}): VNode | null {
  if (escalations.length === 0) return null;
  return (
    <section>
      <h2>{t(language, "matching.escalation")}</h2>
      {escalations.map(({ words, by, at, answer, isAnswered }) => (
        <>
          <p>
            {formatMoment(language, at, "America/New_York")} · {by}: <bdi>{words}</bdi>
          </p>
          {isAnswered ? (
            <p>
              <bdi>{answer}</bdi>
            </p>
          ) : mayAnswer ? (
            <p>
              <a href={`/${language}${escalationAnswerPath(request.id)}`}>
                {t(language, "matching.escalation.answer")}
              </a>
            </p>
          ) : null}
        </>
      ))}
    </section>
  );
}

/** Looks for who could help with one request. */
export function LookForHelp({ language, request }: { language: Language; request: Pick<RequestHead, "id"> }): VNode {
  return (
    <Form action={`/${language}${roundsPath}`}>
      <input type="hidden" name="kind" value="request" />
      <input type="hidden" name="request" value={request.id} />
      <Button>{t(language, "matching.for-request")}</Button>
    </Form>
  );
}
