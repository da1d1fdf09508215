import type {
  AccountId,
  ActivityDocumentId,
  ActivityId,
  AnnouncementId,
  CalendarSourceId,
  FollowUpId,
  IndicatorId,
  ObjectiveId,
  ProgrammeRunId,
  ReportedActionId,
  ResultRunId,
  SameEventDecisionId,
  SameEventPairId,
  WrittenNameId,
} from "#db/ids.ts";
import type { ActivityEventName } from "#db/schema/outreach.ts";

// Every address of outreach, after the language.

export const outreachPath = "/outreach";
/** What everybody may read of a year, as a calendar to subscribe to. */
export const calendarFilePath = `${outreachPath}/calendar.ics`;
export const listFormats = ["pdf", "docx", "xlsx", "csv"] as const;
/** The list of a year's activities as a file. */
export function activityListPath(format: (typeof listFormats)[number]): string {
  return `${outreachPath}/list.${format}`;
}
export const listPaperPath = `${outreachPath}/list/paper`;
export const activitiesPath = `${outreachPath}/activities`;
export const newActivityPath = `${activitiesPath}/new`;
export const overlapPath = `${activitiesPath}/overlap`;

export const marksPath = `${outreachPath}/days`;
/** The weekly rest days of host States. */
export const restDaysPath = `${marksPath}/rest`;
export const strategyPath = `${outreachPath}/strategy`;
export const newObjectivePath = `${strategyPath}/new`;

export function objectivePath(id: ObjectiveId): string {
  return `${strategyPath}/${id}`;
}

export function newIndicatorPath(id: ObjectiveId): string {
  return `${objectivePath(id)}/indicators/new`;
}

export function indicatorEndingPath(id: ObjectiveId, indicator: IndicatorId): string {
  return `${objectivePath(id)}/indicators/${indicator}/ending`;
}

/** An indicator with its years. */
export function indicatorPath(id: ObjectiveId, indicator: IndicatorId): string {
  return `${objectivePath(id)}/indicators/${indicator}`;
}

export function indicatorYearPath(
  id: ObjectiveId,
  indicator: IndicatorId,
  { year, part }: { year: number; part: "target" | "lock" | "approval" },
): string {
  return `${indicatorPath(id, indicator)}/years/${year}/${part}`;
}

export function activityPath(id: ActivityId): string {
  return `${activitiesPath}/${id}`;
}

export function activityPartPath(
  id: ActivityId,
  part: "text" | "attendance" | "invitees" | "parties" | "experts" | "showing" | "overlap" | "notices",
): string {
  return `${activityPath(id)}/${part}`;
}

export function activityStepPath(id: ActivityId, event: ActivityEventName): string {
  return `${activityPath(id)}/steps/${event}`;
}

export const followUpsPath = `${outreachPath}/follow-ups`;

export function followUpPath(id: FollowUpId): string {
  return `${followUpsPath}/${id}`;
}

export function followUpLinkPath(id: FollowUpId): string {
  return `${followUpPath(id)}/link`;
}

/** The address that is given out once: whoever has it may answer. */
export function answerPath(token: string): string {
  return `${outreachPath}/answers/${token}`;
}

/** What came of an activity, State by State. */
export function afterwardsPath(id: ActivityId): string {
  return `${activityPath(id)}/afterwards`;
}

export const resultsPath = `${outreachPath}/results`;

export function resultPath(id: ResultRunId): string {
  return `${resultsPath}/${id}`;
}

export const yearsPath = `${outreachPath}/years`;

export function yearProposalPath(id: ProgrammeRunId): string {
  return `${yearsPath}/${id}`;
}

export function takeOverPath(id: ProgrammeRunId): string {
  return `${yearProposalPath(id)}/take-over`;
}

/** What the experts are able for, and when they are away. */
export const expertsPath = `${outreachPath}/experts`;

export function expertPath(id: AccountId): string {
  return `${expertsPath}/${id}`;
}

export function expertPartPath(id: AccountId, part: "expertise" | "leave"): string {
  return `${expertPath(id)}/${part}`;
}

/** Which rows of the matrix an action is about. */
export function actionRowsPath(activity: ActivityId, action: ReportedActionId): string {
  return `${afterwardsPath(activity)}/${action}/rows`;
}

export function documentsPath(id: ActivityId): string {
  return `${activityPath(id)}/documents`;
}

export function documentPath(id: ActivityId, document: ActivityDocumentId): string {
  return `${documentsPath(id)}/${document}`;
}

/** The information note on an activity. */
export function notePath(id: ActivityId): string {
  return `${activityPath(id)}/note`;
}

export function notePartPath(id: ActivityId, part: "text" | "issuing" | "showing"): string {
  return `${notePath(id)}/${part}`;
}

export function noteVersionPath(id: ActivityId, number: number): string {
  return `${notePath(id)}/versions/${number}`;
}

export const noteFormats = ["pdf", "docx"] as const;

export function noteFilePath(id: ActivityId, number: number, format: (typeof noteFormats)[number]): string {
  return `${noteVersionPath(id, number)}/note.${format}`;
}

/** The headings under which every information note stands. */
export const noteHeadingsPath = `${outreachPath}/note-headings`;

/** What participants say of an activity, for who keeps it. */
export function feedbackPath(id: ActivityId): string {
  return `${activityPath(id)}/feedback`;
}

export function feedbackPartPath(id: ActivityId, part: "codes" | "paper"): string {
  return `${feedbackPath(id)}/${part}`;
}

/** The questions that participants are asked. */
export const feedbackQuestionsPath = `${outreachPath}/feedback-questions`;

/** The address on printed sheets: whoever has a code answers there. */
export function feedbackFormPath(token: string): string {
  return `${outreachPath}/feedback/${token}`;
}

/** What was counted around an activity, as a file. */
export function descriptionFilePath(id: ActivityId): string {
  return `${afterwardsPath(id)}/counts.csv`;
}

/** Calendars of other bodies. */
export const sourcesPath = `${outreachPath}/calendars`;
export const newSourcePath = `${sourcesPath}/new`;

export function sourcePath(id: CalendarSourceId): string {
  return `${sourcesPath}/${id}`;
}

export function sourcePartPath(id: CalendarSourceId, part: "files" | "checks" | "ending"): string {
  return `${sourcePath(id)}/${part}`;
}

export const announcementsPath = `${outreachPath}/announcements`;

export function announcementPath(id: AnnouncementId): string {
  return `${announcementsPath}/${id}`;
}

/** Names as other bodies write them. */
export const writtenNamesPath = `${outreachPath}/names`;

export function unknownNamePath({ kind, written }: { kind: string; written: string }): string {
  return `${writtenNamesPath}/one?${new URLSearchParams({ kind, written })}`;
}

export function writtenNameUndoingPath(id: WrittenNameId): string {
  return `${writtenNamesPath}/${id}/undoing`;
}

/** Are these the same? */
export const sameEventPath = `${outreachPath}/same-event`;
export const weightsPath = `${sameEventPath}/weights`;

export function pairPath(id: SameEventPairId): string {
  return `${sameEventPath}/${id}`;
}

export function pairDecisionPath(id: SameEventPairId): string {
  return `${pairPath(id)}/decision`;
}

export const decisionsPath = `${sameEventPath}/decisions`;

export function undoingPath(id: SameEventDecisionId): string {
  return `${decisionsPath}/${id}/undoing`;
}
