import type { JSONColumnType } from "kysely";
import type { Texts } from "#i18n/languages.ts";
import type { AccountId, AssistanceRequestId, PublicationProposalId } from "../ids.ts";

type PublicationProposalTable = {
  id: PublicationProposalId;
  request_id: AssistanceRequestId;
  summary: JSONColumnType<Texts>;
  by: AccountId;
  at: Temporal.Instant;
};

export type PublicationTables = {
  publication_proposal: PublicationProposalTable;
};
