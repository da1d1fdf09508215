import assert from "node:assert/strict";
import { test } from "node:test";
import { Validator } from "@seriousme/openapi-schema-validator";
import { z } from "zod";
import { fillDemonstration } from "#demo/fill-demonstration.ts";
import { get, openTestApp } from "./app.ts";

// The interface for machines: described by a valid document, the one that was agreed, and its answers fit it.

const now = "2026-11-23T15:00:00Z";

async function describe(): Promise<Description> {
  const { app } = await openTestApp();
  return (await (await get(app, "/api/v1/openapi.json")).json()) as Description;
}

type Schema = Record<string, unknown>;
type Operation = {
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
};
type Description = {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
};

test("the description is valid OpenAPI", async () => {
  const { valid, errors } = await new Validator().validate({ ...(await describe()) });
  assert.ok(valid, JSON.stringify(errors));
});

test("the description is the one that was agreed", async (t) => {
  t.assert.fileSnapshot(await describe(), "test/openapi.json");
});

test("each answer fits its description", async () => {
  const house = await openTestApp({ at: now });
  await fillDemonstration({ ...house, now: Temporal.Instant.from(now) });
  const description = await describe();
  const shown = (await (await get(house.app, "/api/v1/states")).json()) as { code: string; matrixShown: boolean }[];
  const state = shown.find(({ matrixShown }) => matrixShown);
  assert.ok(state, "the demonstration shows at least one matrix");
  assert.equal(shown.length, 195 + shown.filter(({ code }) => code.startsWith("X")).length);
  const asked: [string, string, number][] = [
    ["/states", "/states", 200],
    ["/states/{code}", `/states/${state.code}`, 200],
    ["/states/{code}", "/states/ZZZ", 404],
    ["/states/{code}", "/states/zz", 400],
    ["/states/{code}/matrix", `/states/${state.code}/matrix`, 200],
    ["/states/{code}/matrix", "/states/CHE/matrix", 404],
    ["/assistance/requests", "/assistance/requests", 200],
    ["/search", "/search?q=act", 200],
    ["/search", "/search", 400],
  ];
  const described = new Set<string>();
  for (const [path, address, status] of asked) {
    const answer = await get(house.app, `/api/v1${address}`);
    assert.equal(answer.status, status, address);
    const operation = Object.entries(description.paths).find(([known]) => known.endsWith(path))?.[1].get;
    const schema = Object.values(operation?.responses[status]?.content ?? {})[0]?.schema;
    assert.ok(schema, `${path} describes its answer ${status}`);
    described.add(path);
    const shape = z.fromJSONSchema(withParts(schema, description) as never); // a schema of the description
    const { error } = shape.safeParse(await answer.json());
    assert.equal(error, undefined, `${address}: ${error?.message}`);
  }
  assert.equal(described.size, Object.keys(description.paths).length, "every path was asked");
});

/** The schema with the parts it names put in their place. */
function withParts(schema: unknown, description: Description): unknown {
  if (Array.isArray(schema)) return schema.map((one) => withParts(one, description));
  if (typeof schema !== "object" || schema === null) return schema;
  if ("$ref" in schema) {
    const name = String(schema.$ref).split("/").at(-1) ?? "";
    return withParts(description.components.schemas[name], description);
  }
  return Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, withParts(value, description)]));
}
