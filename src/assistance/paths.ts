/** The first page of assistance. */
export const assistancePath = "/assistance";
