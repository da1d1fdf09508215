import * as nodeCrypto from "node:crypto";

/** Ids of different nouns cannot be mixed up: each is a uuid with its noun's brand. */
export type Id<Noun extends string> = string & { readonly __noun: Noun };

export type AccountId = Id<"account">;
export type MatrixVersionId = Id<"matrix version">;
export type NoObjectionId = Id<"no-objection">;
export type DecisionId = Id<"decision">;
export type MeetingId = Id<"meeting">;
export type LetterId = Id<"letter">;
export type LetterRunId = Id<"run of letters">;
export type LetterDeliveryId = Id<"delivery of a letter">;
export type LetterTemplateId = Id<"Word template of a letter">;
export type OrganisationId = Id<"organisation">;
export type OrganisationMemberId = Id<"membership of an organisation">;
export type ContactId = Id<"contact">;
export type DirectoryImportId = Id<"import of the directory">;
export type IncomingId = Id<"incoming">;
export type IncomingFileId = Id<"incoming file">;
export type InformationId = Id<"information received">;
export type BriefingId = Id<"briefing">;
export type ProviderId = Id<"provider">;
export type ProgrammeId = Id<"programme">;
export type ContributionId = Id<"contribution">;
export type AssistanceRequestId = Id<"request for assistance">;
export type RequestItemId = Id<"item of a request">;
export type RequestAnnexId = Id<"annex of a request">;
export type RequestPublicationId = Id<"publication of a request">;
export type PublicationProposalId = Id<"proposed summary of a request">;
export type OfferId = Id<"offer">;
export type DeliveryId = Id<"delivery">;
export type FeedbackId = Id<"feedback">;
export type MatchRoundId = Id<"round of matching">;
export type MatchProposalId = Id<"proposal of a match">;
export type HelpReceivedId = Id<"help received">;
export type RequestReferralId = Id<"referral of a request">;
export type AssistanceBriefingId = Id<"briefing on assistance">;
export type ActivityId = Id<"activity">;
export type ActivityPartyId = Id<"party of an activity">;
export type ActivityInviteeId = Id<"invitee of an activity">;
export type ActivityEventId = Id<"event of an activity">;
export type OverlapReasonId = Id<"reason of an overlap">;
export type CalendarMarkId = Id<"mark of the calendar">;
export type FollowUpId = Id<"follow-up of an activity">;
export type ReportedActionId = Id<"reported action">;
export type CalendarSourceId = Id<"calendar of another body">;
export type AnnouncementId = Id<"announcement">;
export type SameEventPairId = Id<"pair of announcements">;
export type WrittenNameId = Id<"written name">;
export type SameEventDecisionId = Id<"decision on a pair">;
export type SameEventWeightsId = Id<"weights of a comparison">;
export type ResultRunId = Id<"look at results">;
export type ProgrammeRunId = Id<"proposal of a year">;
export type ExpertLeaveId = Id<"leave of an expert">;
export type RestDaysId = Id<"weekly rest days of a State">;
export type ActivityNoticeId = Id<"notice of an activity">;
export type ActivityDocumentId = Id<"document of an activity">;
export type NoteHeadingsId = Id<"headings of an information note">;
export type ActivityFeedbackFormId = Id<"form of feedback">;
export type ObjectiveId = Id<"objective">;
export type IndicatorId = Id<"indicator">;
export type IndicatorYearCountId = Id<"indicator-year-count">;
export type ConsentId = Id<"consent">;
export type CirculationId = Id<"circulation">;
export type TextId = Id<"text">;
export type TextVersionId = Id<"text version">;
export type TermId = Id<"term">;
export type OfficeId = Id<"office">;
export type WorkingGroupId = Id<"working group">;
export type AssignmentId = Id<"assignment">;
export type ThemeId = Id<"theme">;
export type ThemeStandingId = Id<"standing of a theme">;
export type ThemePositionId = Id<"position on a theme">;
export type ThemeUseId = Id<"use of a theme">;
export type DutyId = Id<"duty of the mandate">;
export type ProgrammeTaskId = Id<"task of the programme of work">;
export type MailId = Id<"mail">;
export type FeedId = Id<"feed">;
export type PaperId = Id<"paper">;
export type PaperVersionId = Id<"paper version">;
export type StatementId = Id<"statement">;
export type PublicSummaryId = Id<"public summary">;
export type TaskId = Id<"task">;
export type AmendmentId = Id<"amendment">;
export type TextCommentId = Id<"comment on a text">;

/** A State's code: ISO 3166-1 alpha-3; invented States carry user-assigned codes. */
export type StateCode = Id<"State">;

// NOTE Node 26 has it; its type definitions do not yet.
const { randomUUIDv7 } = nodeCrypto as unknown as { randomUUIDv7: () => string };

/** A new id that sorts by the time it was made (uuid version 7). */
export function newId<T extends Id<string>>(): T {
  return randomUUIDv7() as T; // a fresh uuid belongs to whichever noun asks for it
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** An id out of a web address, or undefined when the text is no id at all. */
export function readId<T extends Id<string>>(text: string): T | undefined {
  return uuid.test(text) ? (text as T) : undefined; // the shape was just checked; whether the row exists the query tells
}

/** A State's code out of a web address, or undefined when the text cannot be one. */
export function readStateCode(text: string): StateCode | undefined {
  return /^[A-Z]{3}$/.test(text) ? (text as StateCode) : undefined; // checked shape, as above
}
