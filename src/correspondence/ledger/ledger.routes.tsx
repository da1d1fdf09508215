import { type Context, Hono } from "hono";
import { actAs, type Door, here, idInAddress, readAs } from "#access/door.ts";
import { NotFound } from "#access/permissions.ts";
import type { Visit } from "#access/work.ts";
import type { LetterId } from "#db/ids.ts";
import { type MessageKey, t } from "#i18n/t.ts";
import { cleanTyped } from "#ui/typed-form.ts";
import { getLetter } from "../letter.queries.ts";
import { readAddressee } from "../letter-addressee.queries.ts";
import { letterPath, lettersPath } from "../paths.ts";
import { cancelLetter } from "../runs/cancel-letter.ts";
import { listDeliveries } from "../runs/letter-delivery.queries.ts";
import { getRunLetter, isStopped } from "../runs/letter-run.queries.ts";
import { settleDelivery } from "../runs/settle-delivery.ts";
import { closeLetter } from "./close-letter.ts";
import { confirmArrival } from "./confirm-arrival.ts";
import { correctAddress } from "./correct-address.ts";
import { actsOn } from "./letter-acts.ts";
import { LetterActPage } from "./letter-acts.views.tsx";
import { type LetterAct, letterActs } from "./paths.ts";
import { recordReturn } from "./record-return.ts";
import { remind } from "./remind.ts";

type C = Context<Door>;

/** What may be recorded of a letter: that it arrived or came back, its address, a reminder, its end. `nudge` lets the work go on now. */
export function ledgerRoutes({ nudge }: { nudge: () => void }): Hono<Door> {
  const routes = new Hono<Door>();
  for (const act of letterActs) {
    routes.get(`/letters/:id/${act}`, (c) => actPage(c, act));
    routes.post(`/letters/:id/${act}`, async (c) => {
      const form = await c.req.formData();
      const typed = {
        words: cleanTyped(String(form.get("words") ?? "")).slice(0, 2000),
        finding: String(form.get("finding") ?? ""),
      };
      const reason = await doAct(c, act, typed);
      if (!reason) {
        nudge();
        return c.redirect(`${here(c, letterPath(idOf(c)))}?done=letter-${act}`, 303);
      }
      const message = t(c.var.language, `ledger.${act}.${reason}` as MessageKey); // every reason of every act has its message: a test reads them
      return actPage(c, act, {
        typed,
        ...(isOfTheField(reason) ? { error: { field: fieldOf(act), message } } : { refused: message }),
      });
    });
  }
  return routes;
}

type Typed = { words: string; finding: string };

/** Does the act; what came in the way, or undefined when it is done. */
async function doAct(c: C, act: LetterAct, { words, finding }: Typed): Promise<string | undefined> {
  const id = idOf(c);
  const outcome = await actAs(c, async (work) => {
    await getLetter(work.db, id);
    switch (act) {
      case "arrival":
        return await confirmArrival(work, id, words);
      case "return":
        return words ? await recordReturn(work, id, words) : { ok: false as const, reason: "missing" };
      case "address":
        return await correctAddress(work, id, words);
      case "reminder":
        return await remind(work, id);
      case "closing":
        return await closeLetter(work, id, words);
      case "cancellation":
        return await cancelLetter(work, id, words);
      case "finding": {
        const open = (await listDeliveries(work.db, id)).find(({ settledAt }) => settledAt === null);
        if (!open) return { ok: false as const, reason: "settled-already" };
        if (finding !== "found" && finding !== "not-found") return { ok: false as const, reason: "missing" };
        return await settleDelivery(work, open.id, { outcome: finding, words: "" });
      }
    }
  });
  return outcome.ok ? undefined : outcome.reason;
}

const ofTheField = ["missing", "no-address", "no-reason"];

function isOfTheField(reason: string): boolean {
  return ofTheField.includes(reason);
}

function fieldOf(act: LetterAct): string {
  return act === "finding" ? "finding" : "words";
}

type Given = { typed: Typed; error?: { field: string; message: string }; refused?: string };

async function actPage(c: C, act: LetterAct, given?: Given): Promise<Response> {
  const { language } = c.var;
  const props = await readAs(c, async (visit) => {
    const read = await readOne(c, visit);
    if (!given && !read.acts.includes(act)) throw new NotFound(act);
    return read;
  });
  const title = t(language, `ledger.${act}.title`, { reference: props.letter.reference });
  const body = (
    <LetterActPage language={language} act={act} {...props} {...(given ?? { typed: { words: "", finding: "" } })} />
  );
  const breadcrumbs = [
    { href: here(c, lettersPath), label: t(language, "letters.title") },
    { href: here(c, letterPath(props.letter.id)), label: props.letter.reference },
    { label: title },
  ];
  return c.var.page({ title, body, breadcrumbs }, given?.error ? 422 : given?.refused ? 409 : 200);
}

async function readOne(c: C, visit: Visit) {
  const letter = await getLetter(visit.db, idOf(c));
  const { address, inHandSince, runId } = await getRunLetter(visit.db, letter.id);
  return {
    letter,
    address,
    addressee: await readAddressee(visit.db, letter, c.var.language),
    acts: actsOn(letter, {
      actor: visit.actor,
      at: visit.at,
      inHandSince,
      isStopped: await isStopped(visit.db, runId),
    }),
  };
}

function idOf(c: C): LetterId {
  return idInAddress<LetterId>(c, "letter");
}
