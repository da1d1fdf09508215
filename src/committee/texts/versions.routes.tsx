import { type Context, Hono } from "hono";
import { type Actor, holds } from "#access/actor.ts";
import { actAs, type Door, here, readAs } from "#access/door.ts";
import { may, NotFound, requireMay } from "#access/permissions.ts";
import type { Reader } from "#access/work.ts";
import { isLanguage, type Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { Confirm } from "#ui/confirm.tsx";
import { Notice } from "#ui/notice.tsx";
import { delegationOf } from "../no-objection/no-objection.ts";
import { abandonmentPath, sharingPath, textsPath, textVersionPath } from "../paths.ts";
import { abandonVersion } from "./abandon-version.ts";
import { listAmendments, listComments } from "./amendment.queries.ts";
import type { TextComment } from "./amendment.ts";
import { type BodyForm, readBodyForm, typedOf, warningsOf } from "./body-form.ts";
import { compare, isComparable } from "./comparison.ts";
import { ComparisonPage } from "./comparison.views.tsx";
import { EditorPage, type EditorPageProps } from "./editor.views.tsx";
import { type SaveBodyOutcome, saveBody } from "./save-body.ts";
import { shareVersion } from "./share-version.ts";
import { findTranslatedOriginal, getText, getWorkedVersion } from "./text.queries.ts";
import { isOlderThanOriginal, isOpenIn, revisionOf, type WorkedVersion } from "./text.ts";
import { readLanguage, readStates, readVersionNumber, textIdOf, versionNumberOf } from "./text-doors.ts";
import { choicesCompared, choicesOf, nameOfPart, numbered } from "./text-parts.ts";
import { textCrumbs, VersionPage, whoReads } from "./version.views.tsx";

type C = Context<Door>;

/** A version of a text: to read, to edit, to compare, to share, to put aside. */
export const versionsRoutes = new Hono<Door>();

versionsRoutes.get("/texts/:id/versions/:number", async (c) => {
  const { language } = c.var;
  const [id, number] = [textIdOf(c), versionNumberOf(c)];
  const read = await readAs(c, async (visit) => ({
    ...(await readVersion(visit.db, id, number)),
    amendments: (await listAmendments(visit.db, id)).filter(({ versionNumber }) => versionNumber === number),
    comments: (await listComments(visit.db, id)).filter(({ versionNumber }) => versionNumber === number),
    names: (await readStates(visit, language)).names,
    may: {
      draft: may(visit.actor, "text.draft"),
      share: may(visit.actor, "text.share"),
      circulate: may(visit.actor, "no-objection.circulate"),
      propose: may(visit.actor, "amendment.propose"),
      comment: may(visit.actor, "text.comment"),
    },
    mayReplace: replacerFor(visit.actor),
  }));
  const { version, text } = read;
  const asked = c.req.query("language");
  const own = version.bodies[language] ? language : version.original;
  const title = t(language, "texts.version-of", { title: text.title, number });
  return c.var.page({
    title,
    body: <VersionPage language={language} {...read} readIn={readLanguage(asked, own)} />,
    breadcrumbs: crumbs(c, text, title),
  });
});

/** One's own comments: those of one's delegation, or those written in one's own name. */
function replacerFor(actor: Actor): (comment: TextComment) => boolean {
  const own = delegationOf(actor);
  return ({ delegation, writtenBy }) => {
    if (delegation) return delegation === own || (!own && holds(actor, "secretariat"));
    return !own && writtenBy.id === actor.id;
  };
}

versionsRoutes.get("/texts/:id/versions/:number/edit", (c) => editorPage(c));

versionsRoutes.post("/texts/:id/versions/:number/bodies/:written", async (c) => {
  const { language } = c.var;
  const [id, number] = [textIdOf(c), versionNumberOf(c)];
  const sent = await c.req.formData();
  const { version } = await readAs(c, async ({ db, actor }) => {
    requireMay(actor, "text.draft");
    return { version: await getWorkedVersion(db, id, number) };
  });
  const of = c.req.param("written");
  if (!isLanguage(of)) throw new NotFound("language of a text");
  const original = of === version.original ? undefined : version.bodies[version.original];
  const form = readBodyForm(sent, { kind: version.kind, language, original });
  const { body, basedOn, madeFrom, wording } = form;
  if (!body) return editorPage(c, { form, status: 422 });
  const saved = await actAs(c, (work) =>
    saveBody(work, {
      version: version.id,
      language: of,
      body,
      basedOn,
      madeFrom,
      ...(wording && of === version.original ? { wording } : {}),
    }),
  );
  if (!saved.ok) return editorPage(c, { form, status: 409, saved });
  const saidNow = { ...version, bodies: { ...version.bodies, [of]: body } };
  const warned = warningsOf(saidNow, of, language).length > 0;
  return c.redirect(
    `${here(c, textVersionPath(id, number, of))}&done=${warned ? "body-saved-look-again" : "body-saved"}`,
    303,
  );
});

type Sent = { form: BodyForm; status: 409 | 422; saved?: Extract<SaveBodyOutcome, { ok: false }> };

/** The editor as it opens, or with what was sent and what stands in its way. */
async function editorPage(c: C, sent?: Sent): Promise<Response> {
  const { language } = c.var;
  const { text, version, of, since } = await readAs(c, async ({ db, actor }) => {
    requireMay(actor, "text.draft");
    const { text, version } = await readVersion(db, textIdOf(c), versionNumberOf(c));
    const of = readLanguage(c.req.param("written") ?? c.req.query("language"), version.original);
    return { text, version, of, since: await readSince(db, version, of) };
  });
  const title = t(language, "texts.edit.words", { number: version.number });
  const breadcrumbs = crumbs(c, text, title);
  if (!sent && !isOpenIn(version, of)) {
    const body = (
      <>
        <h1>{title}</h1>
        <Notice tone="held">
          <p>{t(language, "texts.rests")}</p>
          <p>
            <a href={here(c, textVersionPath(text.id, version.number))}>{t(language, "texts.back")}</a>
          </p>
        </Notice>
      </>
    );
    return c.var.page({ title, body, breadcrumbs }, 409);
  }
  const body = version.bodies[of];
  const saved = sent?.saved;
  const props: EditorPageProps = {
    language,
    text,
    version,
    of,
    typed: sent?.form.typed ?? { wording: version.wording, ...typedOf(version.kind, body), ...choicesFor(version, of) },
    errors: [
      ...(sent?.form.errors ?? []),
      ...(saved?.reason === "text-rests" ? [{ field: "title", message: t(language, "texts.rests") }] : []),
    ],
    warnings: sent ? [] : warningsOf(version, of, language),
    basedOn: saved?.reason === "changed-meanwhile" ? saved.revision : (sent?.form.basedOn ?? revisionOf(version, of)),
    madeFrom: sent?.form.madeFrom ?? revisionOf(version, version.original),
    since,
    theirs: saved?.reason === "changed-meanwhile" ? theirsBeside(sent, saved, version.kind, of) : undefined,
  };
  return c.var.page({ title, body: <EditorPage {...props} />, breadcrumbs }, sent?.status ?? 200);
}

/** What a translation that is not begun takes over from the original: for whom the model is. */
function choicesFor({ kind, bodies, original }: WorkedVersion, of: Language): Record<string, string> {
  const from = bodies[original];
  if (!from || bodies[of]) return {};
  return Object.fromEntries(choicesOf(kind, from).map(({ path, chosen }) => [nameOfPart(path), chosen]));
}

/** What changed in the original since a translation was made from it. */
async function readSince(db: Reader, version: WorkedVersion, of: Language): Promise<EditorPageProps["since"]> {
  if (!isOlderThanOriginal(version, of)) return undefined;
  const before = await findTranslatedOriginal(db, version, of);
  const now = version.bodies[version.original];
  return before && now && compare(numbered(version.kind, before), numbered(version.kind, now), version.original);
}

function theirsBeside(
  sent: Sent | undefined,
  { theirs }: Extract<SaveBodyOutcome, { reason: "changed-meanwhile" }>,
  kind: EditorPageProps["version"]["kind"],
  of: EditorPageProps["of"],
): EditorPageProps["theirs"] {
  const yours = sent?.form.body;
  return yours && { body: theirs, compared: compare(numbered(kind, theirs), numbered(kind, yours), of) };
}

versionsRoutes.get("/texts/:id/comparison", async (c) => {
  const { language } = c.var;
  const id = textIdOf(c);
  const read = await readAs(c, async ({ db }) => {
    const text = await getText(db, id);
    const numbers = text.versions.map(({ number }) => number);
    const to = readVersionNumber(c.req.query("to")) ?? numbers.at(-1) ?? 0;
    const from = readVersionNumber(c.req.query("from")) ?? numbers.filter((number) => number < to).at(-1) ?? to;
    return { text, from: await getWorkedVersion(db, id, from), to: await getWorkedVersion(db, id, to) };
  });
  const { text, from, to } = read;
  const of = readLanguage(c.req.query("language"), text.language);
  const [one, other] = [from.bodies[of], to.bodies[of]];
  const words = one && other && ([numbered(text.kind, one), numbered(text.kind, other)] as const);
  const compared = !words ? "not-in-both" : isComparable(...words) ? compare(...words, of) : "too-long";
  const choices = one && other ? choicesCompared(text.kind, one, other) : [];
  const title = t(language, "texts.comparison.title", { from: from.number, to: to.number });
  const props = { language, text, from: from.number, to: to.number, of, compared, choices } as const;
  return c.var.page({
    title,
    body: <ComparisonPage {...props} />,
    breadcrumbs: crumbs(c, text, title),
  });
});

versionsRoutes.get("/texts/:id/versions/:number/sharing", (c) => confirmPage(c, "share"));
versionsRoutes.get("/texts/:id/versions/:number/abandonment", (c) => confirmPage(c, "abandon"));

versionsRoutes.post("/texts/:id/versions/:number/sharing", async (c) => {
  const [id, number] = [textIdOf(c), versionNumberOf(c)];
  const outcome = await actAs(c, async (work) => {
    requireMay(work.actor, "text.share");
    return await shareVersion(work, (await getWorkedVersion(work.db, id, number)).id);
  });
  if (!outcome.ok) return confirmPage(c, "share", outcome.reason);
  return c.redirect(`${here(c, textVersionPath(id, number))}?done=text-shared`, 303);
});

versionsRoutes.post("/texts/:id/versions/:number/abandonment", async (c) => {
  const [id, number] = [textIdOf(c), versionNumberOf(c)];
  const outcome = await actAs(c, async (work) => {
    requireMay(work.actor, "text.draft");
    return await abandonVersion(work, (await getWorkedVersion(work.db, id, number)).id);
  });
  if (!outcome.ok) return confirmPage(c, "abandon", outcome.reason);
  return c.redirect(`${here(c, textVersionPath(id, number))}?done=text-abandoned`, 303);
});

/** What happens to whom, before it happens; or why it cannot. */
async function confirmPage(
  c: C,
  act: "share" | "abandon",
  reason?: "not-a-draft" | "incomplete" | "languages-differ" | "not-abandoned-here",
): Promise<Response> {
  const { language } = c.var;
  const { text, version } = await readAs(c, async ({ db, actor }) => {
    requireMay(actor, act === "share" ? "text.share" : "text.draft");
    return await readVersion(db, textIdOf(c), versionNumberOf(c));
  });
  const { number } = version;
  const title = t(language, `texts.${act}.title`, { number });
  const open = act === "share" ? version.standing === "draft" : ["draft", "shared"].includes(version.standing);
  const why = reason ?? (open ? undefined : act === "share" ? "not-a-draft" : "not-abandoned-here");
  const back = { href: here(c, textVersionPath(text.id, number)), label: t(language, "texts.back") };
  const body = why ? (
    <>
      <h1>{title}</h1>
      <Notice tone="held">
        <p>{t(language, `texts.error.${why}`)}</p>
        <p>
          <a href={back.href}>{back.label}</a>
        </p>
      </Notice>
    </>
  ) : (
    <Confirm
      title={title}
      facts={[
        { label: t(language, "texts.text"), value: text.title },
        { label: t(language, "texts.what-happens"), value: t(language, `texts.${act}.what`) },
        {
          label: t(language, "texts.who-reads-then"),
          value: whoReads(language, act === "share" ? "shared" : "abandoned", version.kind),
        },
      ]}
      warning={t(language, `texts.${act}.warning`)}
      action={here(c, (act === "share" ? sharingPath : abandonmentPath)(text.id, number))}
      button={t(language, `texts.${act}.button`)}
      back={back}
    />
  );
  return c.var.page({ title, body, breadcrumbs: crumbs(c, text, title) }, why ? 409 : 200);
}

async function readVersion(db: Parameters<typeof getText>[0], id: Parameters<typeof getText>[1], number: number) {
  return { text: await getText(db, id), version: await getWorkedVersion(db, id, number) };
}

function crumbs(c: C, text: Parameters<typeof textCrumbs>[1], label: string) {
  const { language } = c.var;
  return [{ href: here(c, textsPath), label: t(language, "texts.title") }, textCrumbs(language, text), { label }];
}
