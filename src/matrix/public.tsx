import { type Context, Hono } from "hono";
import { type Door, readAsPublic } from "#access/door.ts";
import { NotFound } from "#access/permissions.ts";
import { readStateCode, type StateCode } from "#db/ids.ts";
import type { PdfPress } from "#documents/pdf.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { findState, listStates, openEnded } from "#states/state.queries.ts";
import { matrixSheetFor } from "./matrix-sheet-pdf.ts";
import { SearchPage, StatePage, StatesPage } from "./public.views.tsx";
import { findPublicCells, listPublicVersions } from "./public-matrix.queries.ts";
import { findShownMatrix, readNotShown } from "./shown-matrix.queries.ts";

type C = Context<Door>;
/** Keeps a public answer under its address, what of its query it is made from, and the edition of what is public. */
export type Keep = (c: C, render: () => Promise<Response>, asked?: string) => Promise<Response>;

const longestQuery = 200;
/** What everybody may read: States, their matrices where a live consent covers them, search. Reads as app_public only. */
export function publicMatrixRoutes({ press, keep }: { press: PdfPress; keep: Keep }): Hono<Door> {
  const routes = new Hono<Door>();

  routes.get("/states", (c) =>
    keep(c, async () => {
      const { language } = c.var;
      const states = await readAsPublic(
        c,
        async (db) => {
          const shown = new Set((await listPublicVersions(db)).map(({ stateCode }) => stateCode));
          return (await listStates(db, language, openEnded)).map(({ code, kind, short }) => ({
            code,
            name: short[language],
            invented: kind === "invented",
            shown: shown.has(code),
          }));
        },
        { language },
      );
      return c.var.page({
        title: t(language, "states.title"),
        body: <StatesPage language={language} states={states} />,
        public: true,
      });
    }),
  );

  routes.get("/states/:code", (c) =>
    keep(c, async () => {
      const { language } = c.var;
      const code = codeOr404(c);
      const props = await readAsPublic(
        c,
        async (db) => {
          const { kind, short, formal } = await stateOr404(db, code);
          return {
            code,
            name: short[language],
            formal: formal[language],
            invented: kind === "invented",
            ...(await readShown(db, code, language)),
          };
        },
        { language, state: code },
      );
      return c.var.page({
        title: props.name,
        body: <StatePage language={language} {...props} />,
        breadcrumbs: [{ href: `/${language}/states`, label: t(language, "states.title") }, { label: props.name }],
        public: true,
      });
    }),
  );

  routes.get("/states/:code/matrix.pdf", (c) =>
    keep(c, async () => {
      const { language } = c.var;
      const code = codeOr404(c);
      const sheet = await readAsPublic(
        c,
        async (db) => {
          const state = await stateOr404(db, code);
          const shown = await findShownMatrix(db, state.code, language);
          if (!shown) throw new NotFound("nothing is shown");
          return matrixSheetFor({
            language,
            stateName: state.short[language],
            invented: state.kind === "invented",
            printedOn: shown.approvedOn,
            ...shown,
          });
        },
        { language, state: code },
      );
      const printed = await press.print({ template: "matrix/matrix.typ", data: sheet, standard: "ua-1" });
      if (!printed.ok) throw new Error(`the public matrix could not be printed: ${printed.detail}`);
      const name = `1540-matrix-${code}-${language}.pdf`;
      return new Response(new Uint8Array(printed.bytes), {
        headers: { "content-type": "application/pdf", "content-disposition": `inline; filename="${name}"` },
      });
    }),
  );

  routes.get("/search", (c) => {
    const words = (c.req.query("q") ?? "").normalize("NFC").trim();
    const render = async (): Promise<Response> => {
      const { language } = c.var;
      const tooLong = words.length > longestQuery;
      const found =
        words && !tooLong
          ? await readAsPublic(c, (db) => search(c, db, words), { language })
          : { states: [], cells: [] };
      const body = <SearchPage language={language} words={words} tooLong={tooLong} {...found} />;
      return c.var.page({ title: t(language, "search.title"), body, public: true }, tooLong ? 400 : 200);
    };
    return keep(c, render, words);
  });

  return routes;
}

async function readShown(db: PublicReader, code: StateCode, language: Language) {
  const shown = await findShownMatrix(db, code, language);
  return { shown, notShown: shown ? undefined : await readNotShown(db, code) };
}

type PublicReader = Parameters<Parameters<typeof readAsPublic>[1]>[0];

function codeOr404(c: C): StateCode {
  const code = readStateCode(c.req.param("code") ?? "");
  if (!code) throw new NotFound("state");
  return code;
}

async function stateOr404(db: PublicReader, code: StateCode) {
  const state = await findState(db, code, openEnded);
  if (!state) throw new NotFound("state");
  return state;
}

/** States whose name in any of the six languages holds the words, and cells that say them. */
async function search(c: C, db: PublicReader, words: string) {
  const { language } = c.var;
  const all = await listStates(db, language, openEnded);
  const names = new Map(all.map(({ code, short }) => [code, short[language]]));
  const wanted = fold(words);
  const states = all
    .filter(({ short, formal }) =>
      [...Object.values(short), ...Object.values(formal)].some((name) => fold(name).includes(wanted)),
    )
    .map(({ code, short }) => ({ code, name: short[language] }));
  const cells = (await findPublicCells(db, words)).map((cell) => ({
    ...cell,
    stateName: names.get(cell.stateCode) ?? cell.stateCode,
  }));
  return { states, cells };
}

/** Letters without case and accents: "cote" finds "Côte". */
function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
