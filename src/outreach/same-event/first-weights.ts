import type { Weights } from "./likelihood.ts";

/**
 * Weights to begin with: judged, not measured, and not yet confirmed by the Secretariat. What is learned from decisions is drawn
 * towards them where decisions say little. // Founding methods, 2.2
 */
export const firstWeights: { author: string; on: string; weights: Weights } = {
  author: "open1540",
  on: "2026-11-26",
  weights: {
    always: -3.5,
    "dates:same": 3,
    "dates:same-start": 2,
    "dates:shares-a-day": 1.5,
    "dates:within-4-days": 0.5,
    "dates:within-2-weeks": -0.5,
    "dates:within-a-quarter": -1.5,
    "dates:far": -5,
    "place:same-city": 2,
    "place:same-State": 0.5,
    "place:other-city": -1.5,
    "place:other-State": -4,
    "organisers:all": 1.5,
    "organisers:some": 0.7,
    "organisers:none": -1.5,
    "subjects:all": 1,
    "subjects:some": 0.3,
    "subjects:none": -2,
    "kind:same": 0.5,
    "kind:different": -1,
    "region:same": 0.5,
    "region:different": -1.5,
    "states:known": -1,
    "states:in-common": 2,
    "title:other-language": 0,
    "title:letters": 2,
    "title:concepts": 2,
    "numbers:same": 0.5,
    "numbers:different": -2,
  },
};
