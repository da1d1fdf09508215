export const assistanceBriefingPath = "/assistance/briefing";
