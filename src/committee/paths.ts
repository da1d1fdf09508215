import type {
  AmendmentId,
  CirculationId,
  DecisionId,
  DutyId,
  LetterId,
  MeetingId,
  NoObjectionId,
  OfficeId,
  ProgrammeTaskId,
  StatementId,
  TaskId,
  TermId,
  TextCommentId,
  TextId,
  TextVersionId,
  ThemeId,
  ThemeUseId,
  WorkingGroupId,
} from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";

// Every address of this slice, after the language.

export const committeePath = "/committee";
export const meetingsPath = "/meetings";
export const noObjectionsPath = "/no-objections";
export const decisionsPath = "/decisions";
export const holidaysPath = "/holidays";

export function meetingPath(id: MeetingId): string {
  return `${meetingsPath}/${id}`;
}

export function noObjectionPath(id: NoObjectionId): string {
  return `${noObjectionsPath}/${id}`;
}

/** An act on a case: a noun after its address. */
export function caseActPath(id: NoObjectionId, act: string): string {
  return `${noObjectionPath(id)}/${act}`;
}

export function circulatedTextPath(id: NoObjectionId): string {
  return `${noObjectionPath(id)}/text.json`;
}

export const rulesPath = "/rules";

export function circulationPath(id: CirculationId): string {
  return `/circulations/${id}`;
}

/** Where texts are put under no-objection: a State's matrix by its key, a version of a text by its id. */
export function newNoObjectionPath(chosen: { matrix: string } | { text: TextVersionId }): string {
  const [name, value] = "matrix" in chosen ? ["matrix", chosen.matrix] : ["text", chosen.text];
  return `${noObjectionsPath}/new?${name}=${value}`;
}

export function decisionPath(id: DecisionId): string {
  return `${decisionsPath}/${id}`;
}

export function correctionPath(id: DecisionId): string {
  return `${decisionPath(id)}/correction`;
}

export function decidedTextPath(id: DecisionId): string {
  return `${decisionPath(id)}/text.json`;
}

export function holidaysOfPath(year: number): string {
  return `${holidaysPath}?year=${year}`;
}

export const membersPath = "/members";
export const termsPath = `${membersPath}/terms`;
export const officesPath = `${membersPath}/offices`;
export const workingGroupsPath = `${membersPath}/working-groups`;

export function membersOnPath(day: string): string {
  return `${membersPath}?on=${day}`;
}

export function termEndingPath(id: TermId): string {
  return `${termsPath}/${id}/ending`;
}

export function officeEndingPath(id: OfficeId): string {
  return `${officesPath}/${id}/ending`;
}

export function workingGroupEndingPath(id: WorkingGroupId): string {
  return `${workingGroupsPath}/${id}/ending`;
}

export const divisionPath = "/division";
export const assignmentsPath = `${divisionPath}/assignments`;
export const reassignmentPath = `${divisionPath}/reassignment`;
export const suggestionsPath = `${divisionPath}/suggestions`;
export const suggestionTakingPath = `${suggestionsPath}/taking`;
export const suggestionLeavingPath = `${suggestionsPath}/leaving`;
export const divisionHistoryPath = `${divisionPath}/history`;
// The register of themes.

export const themesPath = "/themes";
export const newThemePath = `${themesPath}/new`;
export const themeUsesPath = `${themesPath}/uses`;

export function themePath(id: ThemeId): string {
  return `${themesPath}/${id}`;
}

export function themeStandingsPath(id: ThemeId): string {
  return `${themePath(id)}/standings`;
}

export function themePositionsPath(id: ThemeId): string {
  return `${themePath(id)}/positions`;
}

export function themeRowsPath(id: ThemeId, template?: string): string {
  return `${themePath(id)}/rows${template ? `?template=${template}` : ""}`;
}

/** Where a use is recorded: of something known by its kind and id, or of a theme that is known. */
export function newThemeUsePath(what: { kind: string; id: string } | { theme: ThemeId }): string {
  return `${themeUsesPath}/new?${new URLSearchParams(what)}`;
}

export function themeUseEndingPath(id: ThemeUseId): string {
  return `${themeUsesPath}/${id}/ending`;
}

// The programme of work and the annual cycle.

export const programmePath = "/programme";
export const dutiesPath = `${programmePath}/duties`;
export const programmeTasksPath = `${programmePath}/tasks`;

export function programmeOfPath(year: number): string {
  return `${programmePath}/${year}`;
}

export function dutyEndingPath(id: DutyId): string {
  return `${dutiesPath}/${id}/ending`;
}

/** What is due in one year under one duty. */
export function dutyInYearPath(year: number, id: DutyId): string {
  return `${programmeOfPath(year)}/duties/${id}`;
}

export function newProgrammeTaskPath(year: number): string {
  return `${programmeTasksPath}/new?year=${year}`;
}

export function programmeTaskPath(id: ProgrammeTaskId): string {
  return `${programmeTasksPath}/${id}`;
}

// Meetings, from the announcement to the last task.

export const newMeetingPath = `${meetingsPath}/new`;
export const meetingsHeldPath = "/meetings-held";
export const tasksPath = "/tasks";

/** What the secretariat does with a meeting, each act a page of its own. */
export type MeetingPart =
  | "date"
  | "holding"
  | "cancellation"
  | "agenda"
  | "papers"
  | "sending"
  | "statements"
  | "attendance"
  | "summary"
  | "outcomes"
  | "decisions"
  | "public-summary"
  | "publication";

export function meetingPartPath(id: MeetingId, part: MeetingPart): string {
  return `${meetingPath(id)}/${part}`;
}

export function publicSummaryPath(id: MeetingId, language: Language): string {
  return `${meetingPartPath(id, "public-summary")}?text=${language}`;
}

export function paperPath(id: MeetingId, n: number): string {
  return `${meetingPartPath(id, "papers")}/${n}`;
}

export function paperTextPath(id: MeetingId, n: number, version: number, language: Language): string {
  return `${paperPath(id, n)}/versions/${version}/${language}`;
}

export function paperFilePath(id: MeetingId, n: number, version: number, language: Language): string {
  return `${paperTextPath(id, n, version, language)}/file`;
}

export function statementPath(meeting: MeetingId, id: StatementId): string {
  return `${meetingPartPath(meeting, "statements")}/${id}`;
}

export function taskPath(id: TaskId): string {
  return `${tasksPath}/${id}`;
}

export function newTaskPath(from: { meeting?: MeetingId; decision?: DecisionId }): string {
  return `${tasksPath}/new?${new URLSearchParams(from)}`;
}

/** A letter that a task is about; its page belongs to correspondence. */
export function linkedLetterPath(id: LetterId): string {
  return `/letters/${id}`;
}

// Papers and texts.

export const textsPath = "/texts";

export function textPath(id: TextId): string {
  return `${textsPath}/${id}`;
}

/** What is recorded of a text: a page with a form, and the address the form is sent to. */
export function textKeepingPath(id: TextId, what: "lead-drafter" | "due-dates" | "deliveries"): string {
  return `${textPath(id)}/${what}`;
}

export function textVersionsPath(id: TextId): string {
  return `${textPath(id)}/versions`;
}

export function textVersionPath(id: TextId, number: number, language?: Language): string {
  return `${textVersionsPath(id)}/${number}${language ? `?language=${language}` : ""}`;
}

/** A model of a letter as a letter; its page belongs to correspondence. */
export function letterModelPath(id: TextVersionId): string {
  return `/letters/models/${id}`;
}

export function editTextPath(id: TextId, number: number, language: Language): string {
  return `${textVersionPath(id, number)}/edit?language=${language}`;
}

export function textBodyPath(id: TextId, number: number, language: Language): string {
  return `${textVersionPath(id, number)}/bodies/${language}`;
}

export function sharingPath(id: TextId, number: number): string {
  return `${textVersionPath(id, number)}/sharing`;
}

export function abandonmentPath(id: TextId, number: number): string {
  return `${textVersionPath(id, number)}/abandonment`;
}

export function comparisonPath(id: TextId, from?: number, to?: number, language?: Language): string {
  return `${textPath(id)}/comparison${from && to && language ? `?from=${from}&to=${to}&language=${language}` : ""}`;
}

export function amendmentsPath(id: TextId, number: number): string {
  return `${textVersionPath(id, number)}/amendments`;
}

export function newAmendmentPath(id: TextId, number: number, language: Language): string {
  return `${amendmentsPath(id, number)}/new?language=${language}`;
}

export function amendmentPath(text: TextId, id: AmendmentId): string {
  return `${textPath(text)}/amendments/${id}`;
}

export function commentsPath(id: TextId, number: number): string {
  return `${textVersionPath(id, number)}/comments`;
}

export function newCommentPath(id: TextId, number: number, language: Language, supersedes?: TextCommentId): string {
  return `${commentsPath(id, number)}/new?language=${language}${supersedes ? `&supersedes=${supersedes}` : ""}`;
}
