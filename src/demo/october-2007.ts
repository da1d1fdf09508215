import type { Work } from "#access/work.ts";
import type { NewMeeting, RecordedPosition, Speaker, ToldMeeting } from "#committee/meetings/meeting.ts";
import { type RecordMeetingOutcome, recordMeeting } from "#committee/meetings/record-meeting.ts";
import type { ActivityId, DecisionId, MeetingId, StateCode } from "#db/ids.ts";

// The one set of facts about real States in this product: what one public cable reports of one meeting, in sober words of our own,
// nothing added. Every line names its paragraph.

export const october2007 = "00002007-1010-7000-8000-000000001540" as MeetingId; // fixed, so that it is recorded once
const nextMeeting = "00002007-1025-7000-8000-000000001540" as MeetingId;
const decisionOfNinthOctober = "00002007-1009-7000-8000-000000001540" as DecisionId;
const workshop = "00002007-1127-7000-8000-000000001540" as ActivityId; // as the sourced record of outreach names it

/** Puts the record of 10 October 2007 on file as the secretariat; changes nothing a second time. */
export async function recordOctober2007(work: Work): Promise<RecordMeetingOutcome> {
  return await recordMeeting(work, theRecord);
}

function paragraph(numbers: string): string {
  return `USUN New York 866, 15 October 2007, ${numbers}`;
}

function by(code: string): Speaker {
  return { state: code as StateCode }; // a Member State's code: the table's foreign key checks it
}

const experts: Speaker = { body: "Members of the panel of experts" };
const chairman: Speaker = { body: "The Chairman" };

const strategy: RecordedPosition[] = [
  {
    by: experts,
    said: "Introduced a draft background paper on the strategy. Said that outreach should move away from raising awareness of the obligations of Member States under the resolution, towards achieving full implementation of the resolution.",
  },
  ...["GBR", "FRA"].map((code) => ({
    by: by(code),
    said: "Highlighted the need to measure the results of the Committee’s outreach activities, in order to guide the future strategy better.",
  })),
  {
    by: by("USA"),
    said: "Noted the importance of coordination with regional groups as a means of avoiding duplicative and conflicting outreach activities.",
  },
].map((position) => ({ ...position, subject: "Strategy for further outreach", source: paragraph("para. 2") }));

const topics: RecordedPosition[] = [
  {
    by: experts,
    subject: "Topics of outreach events",
    said: "Proposed to focus outreach events on bio-safety, extra-territoriality and proliferation financing.",
  },
  {
    by: by("RUS"),
    subject: "Bio-safety as a topic of outreach",
    said: "Raised concerns about the proposal. Indicated that issues of bio-safety are outside the scope of the resolution.",
  },
  {
    by: by("ZAF"),
    subject: "Bio-safety as a topic of outreach",
    said: "Expressed concerns similar to those of the Russian delegation.",
  },
  {
    by: by("RUS"),
    subject: "Extra-territoriality as a topic of outreach",
    said: "Raised concerns about the proposal. Indicated that the principle of extra-territoriality is not a widely accepted concept.",
  },
  {
    by: by("ZAF"),
    subject: "Extra-territoriality as a topic of outreach",
    said: "Expressed concerns similar to those of the Russian delegation.",
  },
  {
    by: by("RUS"),
    subject: "Proliferation financing as a topic of outreach",
    said: "Raised concerns about the proposal. Acknowledged that proliferation financing is within the scope of the resolution, and argued that the Financial Action Task Force is the appropriate forum to address it.",
  },
].map((position) => ({ ...position, source: paragraph("para. 3") }));

const requests: RecordedPosition[] = [
  { by: chairman, said: "Asked for views on a draft template for States to use in requesting assistance." },
  {
    by: by("USA"),
    said: "Emphasized that the template should take a balanced approach, both in paraphrasing the resolution and in reflecting its content accurately. Recommended a means for States to make general requests that might not be classified as requests for “assistance”, and a means for them to request confidentiality.",
  },
  { by: { body: "Other delegations" }, said: "Emphasized the need for a user-friendly format." },
  { by: by("GBR"), said: "Suggested tracking any assistance that a requesting State received before." },
].map((position) => ({
  ...position,
  subject: "Draft template for requests for assistance",
  source: paragraph("para. 5"),
}));

const letters: RecordedPosition[] = [
  { by: by("USA"), said: "Recommended sending the template of the transmittal letters to regional organizations." },
  {
    by: by("GBR"),
    said: "Suggested having a briefing for Members of the United Nations that are not members of the Security Council.",
  },
  { by: chairman, said: "Seemed, to those who reported it, receptive to both ideas." },
].map((position) => ({
  ...position,
  subject: "Raising awareness of the letters to States",
  source: paragraph("para. 6"),
}));

const expected: ToldMeeting = {
  id: nextMeeting,
  kind: null, // the source names none
  // “The last week of October or the first week of November”: the last seven days of the one and the first seven of the other.
  time: { from: "2007-10-25", before: "2007-11-08" },
  place: null,
  summary: "Likely to be held in the last week of October or the first week of November.",
  language: "en",
  source: paragraph("para. 7"),
};

const theRecord: NewMeeting = {
  id: october2007,
  kind: "informal",
  time: { on: "2007-10-10" },
  place: null,
  summary:
    "The Committee discussed a strategy for further outreach and a draft template that States could use for requests for assistance. Its members welcomed the decision of 9 October 2007 and called for the letters to be sent soon. The letters will transmit the matrices, ask States for their consent to post them on the Committee’s website, and ask for other information for the Committee’s report of April 2008 to the Security Council.",
  language: "en",
  source: paragraph("paras. 1 to 7"),
  agenda: [
    { title: "Strategy for further outreach", source: paragraph("paras. 1 to 3") },
    { title: "Upcoming outreach events", source: paragraph("para. 4") },
    { title: "Draft template for requests for assistance", source: paragraph("paras. 1 and 5") },
    { title: "Division of work among the panel of experts (brief overview)", source: paragraph("para. 6") },
    { title: "Raising awareness of the letters to States", source: paragraph("para. 6") },
  ],
  // The e-mails are those of the reporting mission: how the papers reached the members is not said.
  papers: [
    {
      title: "Draft background paper on the Committee’s outreach strategy",
      source: paragraph("para. 2 and ref. A (e-mail of 9 October 2007)"),
    },
    {
      title: "Draft template for requests for assistance",
      source: paragraph("para. 5 and ref. A (e-mail of 9 October 2007)"),
    },
    { title: "Provisional list of activities", source: paragraph("ref. B (e-mail of 10 October 2007)") },
  ].map((paper) => ({ ...paper, preparedBy: null, circulatedOn: null, circulatedHow: null })),
  positions: [
    {
      by: { body: "Members of the Committee" },
      subject: "Decision of 9 October 2007",
      said: "Welcomed the decision on the draft letters and the draft disclaimer, and called for the Committee to transmit the letters soon.",
      source: paragraph("para. 1"),
    },
    ...strategy,
    ...topics,
    {
      by: { body: "A representative of the United Nations Office for Disarmament Affairs" },
      subject: "Upcoming outreach events",
      said: "Commended the United States for co-sponsoring the 1540 Workshop for African States.",
      source: paragraph("para. 4"),
    },
    ...requests,
    ...letters,
  ],
  decisions: [
    {
      id: decisionOfNinthOctober,
      takenOn: "2007-10-09",
      manner: "not-recorded",
      subject:
        "Approval of the text of draft letters to transmit the Committee’s implementation matrices to States, and of the text of a draft disclaimer to be included in each matrix",
      source: paragraph("para. 1"),
      relation: "welcomed",
      relationSource: paragraph("para. 1"),
    },
  ],
  activities: [
    {
      id: workshop,
      title: "1540 Workshop for African States",
      place: "Botswana",
      from: "2007-11-27",
      before: "2007-11-29",
      serves: "African States",
      sponsor: "Co-sponsored by the United States",
      said: "To be held; spoken of in a brief discussion of upcoming outreach events.",
      source: paragraph("para. 4"),
    },
  ],
  next: expected,
};
