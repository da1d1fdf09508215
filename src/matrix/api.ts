import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { type Door, readAsPublic } from "#access/door.ts";
import { readStateCode } from "#db/ids.ts";
import { type Language, languages } from "#i18n/languages.ts";
import { findTextInForce } from "#regime/committee-text.queries.ts";
import { cellName } from "#regime/template.ts";
import { dateOf, findState, listStates, openEnded } from "#states/state.queries.ts";
import type { Keep } from "./public.tsx";
import {
  findPublicCells,
  findPublicVersion,
  listPublicCells,
  listPublicConsents,
  listPublicVersions,
} from "./public-matrix.queries.ts";

const names = z.object({
  ar: z.string(),
  zh: z.string(),
  en: z.string(),
  fr: z.string(),
  ru: z.string(),
  es: z.string(),
});

const State = z
  .object({
    code: z.string().describe("ISO 3166-1 alpha-3; user-assigned for an invented State"),
    invented: z.boolean().describe("true for a State of the demonstration, which does not exist"),
    short: names.describe("short names in the six official languages"),
    formal: names.describe("formal names"),
    matrixShown: z
      .boolean()
      .describe("whether the State has agreed to show a matrix here; false says nothing about why"),
  })
  .openapi("State");

const Source = z
  .object({ kind: z.enum(["law", "report", "web"]), title: z.string(), place: z.string() })
  .openapi("Source");
const Mark = z.enum(["X", "?", "N/A", ""]).describe('four different values; "" is blank and never means "no"');
const Cell = z
  .object({
    cell: z.string().describe("row, weapon and aspect: A2.01.NW.framework"),
    mark: Mark,
    sources: z.array(Source),
    remark: z.string(),
  })
  .openapi("Cell");
const Disclaimer = z.object({ title: z.string(), paragraphs: z.array(z.string()) }).openapi("Disclaimer");
const Matrix = z
  .object({
    disclaimer: z
      .object({
        wording: z.enum(["committee", "project"]).describe("whose words these are"),
        texts: z.partialRecord(z.enum(languages), Disclaimer).describe("by language"),
      })
      .describe("what the Committee says of every matrix; it goes with the matrix wherever it is shown"),
    state: z.string(),
    template: z.string(),
    version: z.int(),
    approvedAt: z.string().describe("moment of the Committee's approval, ISO 8601"),
    sections: z
      .array(z.string())
      .nullable()
      .describe("the sections the State agreed to show, null for the whole; what is left out says nothing"),
    languages: z
      .array(z.enum(languages))
      .nullable()
      .describe("the languages of public pages the State agreed to, null for all six"),
    consentGivenOn: z.string().describe("day of the State's consent"),
    cells: z.array(Cell).describe("cells with a mark, a source or a remark; every other cell of the template is blank"),
  })
  .openapi("Matrix");
const Found = z
  .object({ state: z.string(), cell: z.string(), mark: Mark, sources: z.array(Source), remark: z.string() })
  .openapi("FoundCell");
const Problem = z.object({ type: z.string(), title: z.string(), status: z.int() }).openapi("Problem");

const code = z.object({
  code: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .openapi({ param: { name: "code", in: "path" }, example: "XVA" }),
});
const json = <T extends z.ZodType>(schema: T, description: string) => ({
  description,
  content: { "application/json": { schema } },
});
const problem = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: Problem } },
});

const searchPath = "/search";

/** The interface for machines: what the public pages show, as data. Free of language, read as app_public, documented by its own code. */
export function publicApi({ keep }: { keep: Keep }): OpenAPIHono<Door> {
  const api = new OpenAPIHono<Door>({
    defaultHook: (result, c) =>
      result.success ? undefined : refuse(c as Context<Door>, 400, "the request does not fit the description"),
  });
  api.use(async (c, next) => {
    if (c.req.method !== "GET") return next();
    // The handler runs at most once for each edition of what is public; only a search is made from its query.
    const render = async (): Promise<Response> => {
      await next();
      return c.res;
    };
    c.res = await keep(c, render, c.req.path.endsWith(searchPath) ? (c.req.query("q") ?? "") : "");
    return undefined;
  });

  api.openapi(
    createRoute({
      method: "get",
      path: "/states",
      operationId: "listStates",
      responses: { 200: json(z.array(State), "All States") },
    }),
    async (c) => {
      const states = await readAsPublic(c, async (db) => {
        const shown = new Set((await listPublicVersions(db)).map(({ stateCode }) => stateCode));
        return (await listStates(db, "en", openEnded)).map((state) => shapeState(state, shown.has(state.code)));
      });
      return c.json(states, 200);
    },
  );

  api.openapi(
    createRoute({
      method: "get",
      path: "/states/{code}",
      operationId: "getState",
      request: { params: code },
      responses: { 200: json(State, "One State"), 404: problem("No such State"), 400: problem("Not a code") },
    }),
    async (c) => {
      const code = codeOf(c.req.valid("param").code);
      const found = await readAsPublic(
        c,
        async (db) => {
          const state = await findState(db, code, openEnded);
          return state && shapeState(state, (await findPublicVersion(db, code)) !== undefined);
        },
        { state: code },
      );
      return found ? c.json(found, 200) : refuse(c, 404, "no such State");
    },
  );

  api.openapi(
    createRoute({
      method: "get",
      path: "/states/{code}/matrix",
      operationId: "getMatrix",
      request: { params: code },
      responses: {
        200: json(Matrix, "The matrix the State agreed to show"),
        404: problem("No matrix of this State is shown here"),
        400: problem("Not a code"),
      },
    }),
    async (c) => {
      const code = codeOf(c.req.valid("param").code);
      const found = await readAsPublic(
        c,
        async (db) => {
          const version = await findPublicVersion(db, code);
          const disclaimer = version && (await findTextInForce(db, "disclaimer", dateOf(version.approvedAt)));
          // No matrix is shown without its disclaimer.
          const consent = version && (await listPublicConsents(db)).find(({ versionId }) => versionId === version.id);
          return (
            version &&
            disclaimer &&
            consent && { version, disclaimer, consent, cells: await listPublicCells(db, version.id) }
          );
        },
        { state: code },
      );
      if (!found) return refuse(c, 404, "no matrix of this State is shown here");
      const { version, disclaimer, consent, cells } = found;
      const shaped = cells
        .map((cell) => ({ cell: cellName(cell), mark: cell.mark, sources: cell.sources, remark: cell.remark }))
        .sort((a, b) => (a.cell < b.cell ? -1 : 1));
      return c.json(
        {
          disclaimer: { wording: disclaimer.wording, texts: inLanguages(disclaimer.bodies, consent.languages) },
          state: version.stateCode,
          template: version.templateId,
          version: version.number,
          approvedAt: version.approvedAt.toString(),
          sections: consent.sections,
          languages: consent.languages,
          consentGivenOn: consent.givenOn,
          cells: shaped,
        },
        200,
      );
    },
  );

  api.openapi(
    createRoute({
      method: "get",
      path: searchPath,
      operationId: "searchCells",
      request: {
        query: z.object({ q: z.string().min(1).max(200).openapi({ description: "words in sources and remarks" }) }),
      },
      responses: {
        200: json(z.array(Found), "At most 50 cells of matrices that are shown"),
        400: problem("No words, or too many"),
      },
    }),
    async (c) => {
      const cells = await readAsPublic(c, (db) => findPublicCells(db, c.req.valid("query").q));
      return c.json(
        cells.map((cell) => ({
          state: cell.stateCode,
          cell: cellName(cell),
          mark: cell.mark,
          sources: cell.sources,
          remark: cell.remark,
        })),
        200,
      );
    },
  );

  api.doc31("/openapi.json", {
    openapi: "3.1.0",
    info: {
      title: "open1540, public interface",
      version: "1",
      description:
        "What States agreed to show of their implementation matrices and of requests for assistance. Entries are indicators of fact. A blank is not a no.",
      license: { name: "Apache-2.0", url: "https://www.apache.org/licenses/LICENSE-2.0" },
    },
    servers: [{ url: "/api/v1" }],
  });
  return api;
}

type NamedState = NonNullable<Awaited<ReturnType<typeof findState>>>;

function shapeState({ code, kind, short, formal }: NamedState, matrixShown: boolean) {
  return { code: code as string, invented: kind === "invented", short, formal, matrixShown };
}

/** The texts in the languages a State agreed to. */
function inLanguages<T>(texts: Partial<Record<Language, T>>, wanted: Language[] | null): Partial<Record<Language, T>> {
  return Object.fromEntries(
    languages.filter((one) => texts[one] && (wanted?.includes(one) ?? true)).map((one) => [one, texts[one]]),
  );
}

function codeOf(text: string) {
  const code = readStateCode(text);
  if (!code) throw new Error("the description lets only codes pass");
  return code;
}

function refuse<S extends 400 | 404>(c: Context<Door>, status: S, title: string) {
  return c.json({ type: "about:blank", title, status: status as number }, status, {
    "content-type": "application/problem+json",
  });
}
