import { type Context, Hono } from "hono";
import { actAs, type Door, here, idInAddress, readAs } from "#access/door.ts";
import { type Permission, requireMay } from "#access/permissions.ts";
import type { Visit } from "#access/work.ts";
import type { OfficeId, TermId, WorkingGroupId } from "#db/ids.ts";
import { t } from "#i18n/t.ts";
import { dateOf, listStates } from "#states/state.queries.ts";
import { formatDate } from "#ui/dates.tsx";
import type { Fact } from "#ui/facts.tsx";
import type { FieldError } from "#ui/fields.tsx";
import { membersPath, officeEndingPath, termEndingPath, workingGroupEndingPath } from "../paths.ts";
import { endOffice } from "./end-office.ts";
import { endTerm } from "./end-term.ts";
import { endWorkingGroup } from "./end-working-group.ts";
import { getOffice, getTerm, getWorkingGroup } from "./membership.queries.ts";
import type { NotEnded, Running } from "./membership.ts";
import { holderWords, OfficeWords, type StateNames, spanWords } from "./membership.views.tsx";
import { readEndingForm, type Typed } from "./membership-form.ts";
import { EndingPage, type EndingPageProps } from "./recording.views.tsx";

type C = Context<Door>;
type Line = Running & { path: string; facts: Fact[] };
type Kind = EndingPageProps["kind"];
type Wrong = { typed: Typed; errors: FieldError[]; status: 409 | 422 };

/** Terms, offices and working groups end, each by an act of the secretariat. */
export const endingRoutes = new Hono<Door>();

endingRoutes.get("/members/terms/:id/ending", (c) => endingPage(c, "term"));
endingRoutes.get("/members/offices/:id/ending", (c) => endingPage(c, "office"));
endingRoutes.get("/members/working-groups/:id/ending", (c) => endingPage(c, "working-group"));

endingRoutes.post("/members/terms/:id/ending", (c) => end(c, "term"));
endingRoutes.post("/members/offices/:id/ending", (c) => end(c, "office"));
endingRoutes.post("/members/working-groups/:id/ending", (c) => end(c, "working-group"));

async function end(c: C, kind: Kind): Promise<Response> {
  const { typed, value, errors } = readEndingForm(await c.req.formData());
  if (errors.length > 0) {
    const messages = errors.map(({ field, key }) => ({ field, message: t(c.var.language, key) }));
    return endingPage(c, kind, { typed, errors: messages, status: 422 });
  }
  const outcome = await actAs(c, (work) => {
    switch (kind) {
      case "term":
        return endTerm(work, idIn<TermId>(c), value);
      case "office":
        return endOffice(work, idIn<OfficeId>(c), value);
      case "working-group":
        return endWorkingGroup(work, idIn<WorkingGroupId>(c), value);
    }
  });
  if (outcome.ok) return c.redirect(`${here(c, membersPath)}?done=${kind}-ended`, 303);
  return endingPage(c, kind, { typed, errors: [], status: 409 }, outcome.reason);
}

async function endingPage(c: C, kind: Kind, wrong?: Wrong, refused?: NotEnded): Promise<Response> {
  const { language } = c.var;
  const { path, facts, ...line } = await readAs(c, (visit) => readLine(c, visit, kind));
  const errors = refused ? [{ field: "last", message: refusedWords(c, refused, line) }] : (wrong?.errors ?? []);
  const typed = wrong?.typed ?? { text: {}, dates: {} };
  const title = t(language, `members.ending.${kind}`);
  return c.var.page(
    {
      title,
      body: <EndingPage {...{ language, kind, facts, typed, errors }} action={path} />,
      breadcrumbs: [{ href: here(c, membersPath), label: t(language, "members.title") }, { label: title }],
    },
    wrong?.status ?? 200,
  );
}

/** The days in a message are those that people write: the last one included. */
function refusedWords(c: C, refused: NotEnded, { from, to }: Running): string {
  const { language } = c.var;
  const dayBefore = (day: string): string =>
    formatDate(language, Temporal.PlainDate.from(day).subtract({ days: 1 }).toString());
  switch (refused) {
    case "ended-already":
      return t(language, "members.error.ended-already");
    case "ends-earlier":
      return t(language, "members.error.ends-earlier", { date: dayBefore(to ?? from) });
    case "before-it-began":
      return t(language, "members.error.before-it-began", { date: dayBefore(from) });
  }
}

const permissionFor = {
  term: "term.end",
  office: "office.end",
  "working-group": "working-group.end",
} as const satisfies Record<Kind, Permission>;

async function readLine(c: C, { db, actor, at }: Visit, kind: Kind): Promise<Line> {
  requireMay(actor, permissionFor[kind]);
  const { language } = c.var;
  const states = await listStates(db, language, dateOf(at));
  const names: StateNames = new Map(states.map(({ code, short }) => [code, short[language]]));
  const dates = (line: Running): Fact => ({ label: t(language, "members.term"), value: spanWords(language, line) });
  switch (kind) {
    case "term": {
      const term = await getTerm(db, idIn<TermId>(c));
      const facts = [
        { label: t(language, "members.state"), value: names.get(term.stateCode) ?? term.stateCode },
        { label: t(language, "members.seat"), value: t(language, `members.seat.${term.seat}`) },
        dates(term),
      ];
      return { ...term, path: termEndingPath(term.id), facts };
    }
    case "office": {
      const office = await getOffice(db, idIn<OfficeId>(c));
      const facts = [
        { label: t(language, "members.office"), value: <OfficeWords language={language} office={office} /> },
        { label: t(language, "members.holder"), value: <bdi>{holderWords(office, names)}</bdi> },
        dates(office),
      ];
      return { ...office, path: officeEndingPath(office.id), facts };
    }
    case "working-group": {
      const group = await getWorkingGroup(db, idIn<WorkingGroupId>(c));
      const facts = [{ label: t(language, "members.working-group"), value: <bdi>{group.name}</bdi> }, dates(group)];
      return { ...group, path: workingGroupEndingPath(group.id), facts };
    }
  }
}

function idIn<T extends TermId | OfficeId | WorkingGroupId>(c: C): T {
  return idInAddress<T>(c, "a line of the membership");
}
