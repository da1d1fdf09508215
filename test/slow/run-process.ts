import { openAccess } from "#access/work.ts";
import { openRunWork } from "#correspondence/runs/run-work.ts";
import { connect } from "#db/open.ts";
import { ensureRoles } from "#db/roles.ts";
import { openDocxPress } from "#documents/docx.ts";
import { openPdfPress } from "#documents/pdf.ts";
import { openPost } from "#jobs/mail/post.ts";
import type { TestServer } from "../database.ts";

// A process that works on runs of letters, to be killed at any moment by the test that started it.

export type Orders = {
  server: TestServer;
  database: string;
  systemToken: string;
  at: string;
  smtpUrl: string;
};

const { server, database, systemToken, at, smtpUrl }: Orders = JSON.parse(process.argv[2] ?? "{}");
const opened = connect(await ensureRoles({ ...server.admin, database }, server.secret), server.secret);
const access = openAccess(opened, () => Temporal.Instant.from(at));
const press = openPdfPress();
const docx = openDocxPress();
const post = openPost({ smtpUrl, from: "1540 Committee <committee@example.org>" });
const work = openRunWork({ press, docx, post, url: "http://localhost:1540", bounces: "bounces@example.org" });
process.stdout.write("working\n");
await work(access, systemToken);
post.close();
await Promise.all([press.close(), docx.close(), opened.close()]);
