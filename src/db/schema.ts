import type { AccountsTables } from "./schema/accounts.ts";
import type { ActivityFeedbackTables } from "./schema/activity-feedback.ts";
import type { AnnouncementsTables } from "./schema/announcements.ts";
import type { AssistanceTables } from "./schema/assistance.ts";
import type { CommitteeTables } from "./schema/committee.ts";
import type { FollowUpsTables } from "./schema/follow-ups.ts";
import type { IncomingTables } from "./schema/incoming.ts";
import type { JobsTables } from "./schema/jobs.ts";
import type { LettersTables } from "./schema/letters.ts";
import type { MatchingTables } from "./schema/matching.ts";
import type { MatricesTables } from "./schema/matrices.ts";
import type { MeetingsTables } from "./schema/meetings.ts";
import type { OutreachTables } from "./schema/outreach.ts";
import type { ProcedureTables } from "./schema/procedure.ts";
import type { ProvidersTables } from "./schema/providers.ts";
import type { PublicationTables } from "./schema/publication.ts";
import type { StatesTables } from "./schema/states.ts";
import type { StrategyTables } from "./schema/strategy.ts";
import type { TextsTables } from "./schema/texts.ts";
import type { ThemesTables } from "./schema/themes.ts";

// The tables as the migrations leave them; a test compares this folder with the database.
export type Database = AccountsTables &
  JobsTables &
  StatesTables &
  MatricesTables &
  CommitteeTables &
  ProcedureTables &
  TextsTables &
  ThemesTables &
  MeetingsTables &
  LettersTables &
  IncomingTables &
  AssistanceTables &
  ProvidersTables &
  MatchingTables &
  PublicationTables &
  OutreachTables &
  StrategyTables &
  FollowUpsTables &
  ActivityFeedbackTables &
  AnnouncementsTables;
