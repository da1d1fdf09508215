import type { VNode } from "preact";
import type { ProgrammeId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { Button, Form } from "#ui/fields.tsx";
import { programmePath } from "../providers/paths.ts";
import type { RequestHead } from "../requests/request.ts";
import type { Names } from "./fit-words.ts";
import { Reasons } from "./matching.views.tsx";
import { roundsPath } from "./paths.ts";
import type { KeptProposal } from "./round.ts";

type PutProps = {
  language: Language;
  request: Pick<RequestHead, "isOwn">;
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
            {/* The parts of a fit tell of the State's own matrix and earlier help: they are for the State. */}
            {request.isOwn ? <Reasons language={language} proposal={proposal} names={names} /> : null}
          </li>
        ))}
      </ul>
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
