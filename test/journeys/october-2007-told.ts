// What one public cable tells of 9 and 10 October 2007, in sober words of our own, each line with its paragraph, as it is typed into
// the pages. What the cable does not tell is left out, or said not to be told.

export const cable = (paragraphs: string): string => `USUN New York 866, 15 October 2007, ${paragraphs}`;
export const notTold = "The text of this paper is not given by the source.";
export const background = "Draft background paper on the Committee’s outreach strategy";
export const template = "Draft template for requests for assistance";
export const activities = "Provisional list of activities";

export const agenda = [
  "Strategy for further outreach",
  "Upcoming outreach events",
  "Draft template for requests for assistance",
  "Division of work among the panel of experts (brief overview)",
  "Raising awareness of the letters to States",
];

type Spoken = { state: string } | { body: string };
export const statements: readonly (Spoken & { words: string; source: string })[] = [
  {
    state: "GBR",
    words:
      "Highlighted the need to measure the results of the Committee’s outreach activities, in order to guide the future strategy better.",
    source: cable("para. 2"),
  },
  {
    state: "FRA",
    words:
      "Highlighted the need to measure the results of the Committee’s outreach activities, in order to guide the future strategy better.",
    source: cable("para. 2"),
  },
  {
    state: "USA",
    words:
      "Noted the importance of coordination with regional groups as a means of avoiding duplicative and conflicting outreach activities.",
    source: cable("para. 2"),
  },
  {
    state: "RUS",
    words:
      "Raised concerns about the proposal to focus outreach events on bio-safety, extra-territoriality and proliferation financing.",
    source: cable("para. 3"),
  },
  {
    state: "ZAF",
    words:
      "Expressed concerns similar to those of the Russian delegation with respect to bio-safety and extra-territoriality.",
    source: cable("para. 3"),
  },
  {
    state: "USA",
    words: "Recommended sending the template of the transmittal letters to regional organizations.",
    source: cable("para. 6"),
  },
  {
    state: "GBR",
    words:
      "Suggested having a briefing for Members of the United Nations that are not members of the Security Council.",
    source: cable("para. 6"),
  },
  {
    body: "The Chairman",
    words: "Seemed, to those who reported it, receptive to both ideas.",
    source: cable("para. 6"),
  },
];

type Position = Spoken & { kind: "objects" | "another-forum" | "supports"; said: string };
const proposed: Position = {
  body: "Members of the panel of experts",
  kind: "supports",
  said: "Proposed to focus outreach events on it, among others.",
};
const similar: Position = {
  state: "ZAF",
  kind: "objects",
  said: "Expressed concerns similar to those of the Russian delegation.",
};
type Theme = {
  /** What the source reports of the standing. */
  told: string;
  en: string;
  ar: string;
  standing: "contested" | "another-forum";
  forum?: string;
  positions: Position[];
};
export const themes: readonly Theme[] = [
  {
    en: "Bio-safety",
    told: "Members of the panel of experts proposed to focus outreach events on it. The Russian delegation raised concerns and indicated that issues of bio-safety are outside the scope of the resolution; the South African delegation expressed similar concerns.",
    ar: "السلامة البيولوجية",
    standing: "contested",
    positions: [
      proposed,
      {
        state: "RUS",
        kind: "objects",
        said: "Indicated that issues of bio-safety are outside the scope of the resolution.",
      },
      similar,
    ],
  },
  {
    en: "Extra-territoriality",
    told: "Members of the panel of experts proposed to focus outreach events on it. The Russian delegation raised concerns and indicated that the principle of extra-territoriality is not a widely accepted concept; the South African delegation expressed similar concerns.",
    ar: "التطبيق خارج الحدود الإقليمية",
    standing: "contested",
    positions: [
      proposed,
      {
        state: "RUS",
        kind: "objects",
        said: "Indicated that the principle of extra-territoriality is not a widely accepted concept.",
      },
      similar,
    ],
  },
  {
    en: "Proliferation financing",
    told: "Members of the panel of experts proposed to focus outreach events on it. The Russian delegation acknowledged that proliferation financing is within the scope of the resolution and argued that the Financial Action Task Force is the appropriate forum to address it.",
    ar: "تمويل الانتشار",
    standing: "another-forum",
    forum: "Financial Action Task Force (FATF)",
    positions: [
      proposed,
      {
        state: "RUS",
        kind: "another-forum",
        said: "Acknowledged that it is within the scope of the resolution, and argued that the Financial Action Task Force is the appropriate forum to address it.",
      },
    ],
  },
];

export const letters = `Send the letters that transmit the matrices to States. Members called for it. ${cable("para. 1")}`;
export const briefing = `Examine the suggestion of a briefing for Members of the United Nations outside the Security Council. Not decided. ${cable("para. 6")}`;
export const organizations = `Examine the suggestion to send the template of the letters to regional organizations. Not decided. ${cable("para. 6")}`;
