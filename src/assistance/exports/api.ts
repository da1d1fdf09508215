import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { type Door, readAsPublic } from "#access/door.ts";
import { languages } from "#i18n/languages.ts";
import { shownStandings } from "../publication/publication.ts";
import { itemFields, valuesOf, wholeFields } from "../requests/request-field.ts";
import { listPublishedRequests } from "./published-request.queries.ts";
import type { PublishedRequest } from "./published-request.ts";

const texts = z.partialRecord(z.enum(languages), z.string());
const day = z.iso.date();
const Value = z.union([z.string(), z.array(z.unknown())]);

const AssistanceRequest = z
  .object({
    reference: z.string().describe("drawn, not counted"),
    asking: z
      .object({
        state: z.string().nullable().describe("the State that asks; null where an organisation does"),
        invented: z.boolean().describe("true for a State of the demonstration, which does not exist"),
        organisation: texts.nullable().describe("the organisation that asks; in whose name is not said here"),
      })
      .describe("one of the two"),
    language: z.enum(languages).describe("the language the request is written in"),
    standing: z.enum(shownStandings).describe("nothing of offers, of which only both sides and those who serve read"),
    sentOn: day.nullable(),
    circulatedOn: day,
    deliveredOn: day.nullable(),
    publishedAt: z.string().describe("moment from which its summary is shown, ISO 8601"),
    summary: texts.describe("by language: the words that who asks agreed to show"),
    fields: z
      .partialRecord(z.enum(wholeFields), Value)
      .describe("fields of the request that are for everybody; one that is missing says nothing"),
    items: z
      .array(z.partialRecord(z.enum(itemFields), Value))
      .describe("what is asked for, thing by thing, as far as it is for everybody"),
  })
  .openapi("AssistanceRequest");

/** Published requests for programs, beside the interface of the matrices: read as app_public, kept under its edition. */
export function publishedRequestsApi(): OpenAPIHono<Door> {
  const api = new OpenAPIHono<Door>();
  api.openapi(
    createRoute({
      method: "get",
      path: "/assistance/requests",
      operationId: "listPublishedRequests",
      responses: {
        200: {
          description: "Every request for assistance whose summary is shown to everybody",
          content: { "application/json": { schema: z.array(AssistanceRequest) } },
        },
      },
    }),
    async (c) => c.json((await readAsPublic(c, listPublishedRequests)).map(shapeRequest), 200),
  );
  return api;
}

function shapeRequest(request: PublishedRequest) {
  const { asking, publishedAt, fields, moves: _, ...said } = request;
  const items = [...new Set(fields.map(({ item }) => item))].filter((item) => item > 0).sort((a, b) => a - b);
  return {
    ...said,
    asking: {
      state: asking.state ? (asking.state.code as string) : null,
      invented: asking.state?.kind === "invented",
      organisation: asking.organisation,
    },
    publishedAt: publishedAt.toString(),
    fields: valuesOf(fields, 0),
    items: items.map((item) => valuesOf(fields, item)),
  };
}
