import type { Audience } from "#db/schema/assistance.ts";

/** Who may see, from the fewest to all: each level includes those before it. The database ranks them the same way. */
export const audiences = [
  "secretariat",
  "committee",
  "named-providers",
  "all-providers",
  "states",
  "public",
] as const satisfies Audience[];

/** From 1, the fewest, to 6. */
export function audienceRank(audience: Audience): number {
  return audiences.indexOf(audience) + 1;
}

export function isNarrower(one: Audience, than: Audience): boolean {
  return audienceRank(one) < audienceRank(than);
}

/** Who may see a field: whom both the request and the field are for. */
export function narrowerOf(request: Audience, field: Audience): Audience {
  return isNarrower(field, request) ? field : request;
}

/** Whom a preview shows a request as. */
export const onlookers = ["secretariat", "committee", "named-provider", "other-provider", "state", "public"] as const;
export type Onlooker = (typeof onlookers)[number];

const seenFrom: Record<Onlooker, Audience> = {
  secretariat: "secretariat",
  committee: "committee",
  "named-provider": "named-providers",
  "other-provider": "all-providers",
  state: "states",
  public: "public",
};

/** Whether an onlooker may see what is for these. */
export function sees(onlooker: Onlooker, audience: Audience): boolean {
  return audienceRank(seenFrom[onlooker]) <= audienceRank(audience);
}
