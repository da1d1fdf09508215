import assert from "node:assert/strict";
import { test } from "node:test";
import type { RequestItemId } from "#db/ids.ts";
import { readTemplates } from "#regime/template.ts";
import { adviceOn, questionOn, questionsOn } from "./advice.ts";
import type { RequestWhole } from "./request.ts";

function asked(row: string, need?: string): RequestWhole {
  const subject = JSON.stringify([{ template: "m2017", row, weapon: "NW" }]);
  return {
    kind: "assistance",
    audience: "all-providers",
    items: [{ id: "an item" as RequestItemId, item: 1, n: 1 }],
    fields: [
      { item: 1, name: "subject", value: subject, audience: "public" },
      ...(need ? [{ item: 1, name: "need", value: need, audience: "public" } as const] : []),
    ],
  } as unknown as RequestWhole; // what advice looks at
}

test("every row about measures asks its question, in every generation of the template", () => {
  for (const { sections } of readTemplates())
    for (const { kind, paragraphs, rows } of sections)
      for (const row of rows) {
        const expected =
          kind !== "measures"
            ? undefined
            : paragraphs.includes("OP2")
              ? "law"
              : paragraphs.includes("OP3(a)")
                ? "site"
                : /border control/i.test(row.label.en)
                  ? "border"
                  : "export";
        if (kind === "measures") assert.equal(questionOn({ row: row.id }), expected, row.id);
      }
  assert.deepEqual(questionsOn([{ row: "C4.05" }, { row: "C2.01" }, { row: "C2.02" }, { row: "C1.01" }]), [
    "law",
    "export",
  ]);
});

test("a short need is asked which border post, a long one nothing more, and neither is refused", () => {
  const about = (request: RequestWhole) => adviceOn(request).map(({ about, ask }) => ask ?? about);
  assert.ok(about(asked("C4.01", "Help at the border")).includes("border"));
  assert.ok(about(asked("C2.01")).includes("law"));
  assert.ok(about(asked("C1.01", "Help us")).includes("short-need"));
  const long = "Detection of nuclear material at the crossing ".repeat(8);
  assert.ok(!about(asked("C4.01", long)).includes("border"));
});
