import { readFile } from "node:fs/promises";
import { openXmlChecker, type XmlChecker } from "#documents/xml-check.ts";
import { readMemberStates } from "#states/state.ts";

/** What stands against a file: the rule, the activity that it is about, and the words of the checker, in English. */
export type IatiFault = { rule: IatiRule; where: string; detail: string };
export const iatiRules = ["schema", "identifier", "recipient", "percentages", "dates"] as const;
export type IatiRule = (typeof iatiRules)[number];

let opened: Promise<XmlChecker> | undefined;

/** The checker of our own schema of IATI 2.03, opened once. */
function checker(): Promise<XmlChecker> {
  opened ??= readFile(new URL("./iati-profile.xsd", import.meta.url), "utf8").then(openXmlChecker);
  return opened;
}

/** Everything that stands against giving a file: the schema first, and for one that has its shape the rules that no schema makes. */
export async function checkIati(xml: string, today: string): Promise<IatiFault[]> {
  const { check, read } = await checker();
  const faults = check(xml).map(({ line, detail }): IatiFault => ({ rule: "schema", where: `line ${line}`, detail }));
  if (faults.length > 0) return faults;
  return read(xml, (find) => {
    const identifiers = find("//iati-identifier");
    return identifiers.flatMap((where, n) => {
      const of = (path: string): string[] => find(`/iati-activities/iati-activity[${n + 1}]/${path}`);
      return [
        ...againstIdentifier(where, identifiers, of),
        ...againstRecipients(where, of),
        ...againstPercentages(where, of),
        ...againstDates(where, of, today),
      ];
    });
  });
}

type Of = (path: string) => string[];

/** It begins with its reporter, and stands once. */
function againstIdentifier(where: string, all: readonly string[], of: Of): IatiFault[] {
  const [reporter = ""] = of("reporting-org/@ref");
  const fault = (detail: string): IatiFault => ({ rule: "identifier", where, detail });
  return [
    ...(where.startsWith(`${reporter}-`) ? [] : [fault(`does not begin with ${reporter}-`)]),
    ...(all.indexOf(where) === all.lastIndexOf(where) ? [] : [fault("stands more than once")]),
  ];
}

const countries = new Set(readMemberStates().map(({ alpha2 }) => alpha2));

function againstRecipients(where: string, of: Of): IatiFault[] {
  const fault = (detail: string): IatiFault => ({ rule: "recipient", where, detail });
  const unknown = of("recipient-country/@code").filter((code) => !countries.has(code));
  return [
    ...unknown.map((code) => fault(`${code} is the code of no State`)),
    ...(of("recipient-country/@code").length + of("recipient-region/@code").length > 0
      ? []
      : [fault("names no recipient")]),
  ];
}

/** The shares of one vocabulary, and those of all recipients, are the whole. */
function againstPercentages(where: string, of: Of): IatiFault[] {
  const shares = [
    { what: "recipients", found: [...of("recipient-country/@percentage"), ...of("recipient-region/@percentage")] },
    ...["1", "99"].map((one) => ({
      what: `sectors of vocabulary ${one}`,
      found: of(`sector[@vocabulary='${one}']/@percentage`),
    })),
  ];
  return shares.flatMap(({ what, found }) => {
    const hundredths = found.reduce((sum, share) => sum + Math.round(Number(share) * 100), 0);
    return found.length === 0 || hundredths === 10_000
      ? []
      : [{ rule: "percentages" as const, where, detail: `${what} add up to ${hundredths / 100}` }];
  });
}

/** A start is not after its end, and what is said to have happened has. */
function againstDates(where: string, of: Of, today: string): IatiFault[] {
  const on = (type: string): string | undefined => of(`activity-date[@type='${type}']/@iso-date`)[0];
  const fault = (detail: string): IatiFault => ({ rule: "dates", where, detail });
  const pairs = [
    ["1", "3"],
    ["2", "4"],
  ] as const;
  return [
    ...pairs.flatMap(([from, to]) => {
      const [start, end] = [on(from), on(to)];
      return start && end && start > end ? [fault(`${start} is after ${end}`)] : [];
    }),
    ...["2", "4"].flatMap((type) => {
      const day = on(type);
      return day && day > today ? [fault(`${day} has not come`)] : [];
    }),
  ];
}
