import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { fontFolders } from "./fonts.ts";
import type { PdfOrder, PdfOutcome } from "./pdf-job.ts";
import { type Json, placeOf, printable } from "./printable.ts";

export type Typesetter = (order: PdfOrder) => PdfOutcome;

const workspace = fileURLToPath(new URL("../", import.meta.url)); // templates stand beside their slices

/** One compiler for the life of a thread; each call takes the thread for as long as it lasts. */
export function openTypesetter(): Typesetter {
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: fontFolders() }] });

  return ({ template, standard, json }) => {
    const data: Json = printable(JSON.parse(json));
    try {
      const inputs = { data: JSON.stringify(data) };
      const compiled = compiler.compile({ mainFilePath: join(workspace, template), inputs });
      const document = compiled.result;
      if (!document) return failed(JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics));
      return {
        ok: true,
        bytes: new Uint8Array(compiler.pdf(document, { pdfStandard: standard })),
        pages: document.numOfPages,
      };
    } catch (error) {
      return refusal(String(error), data);
    } finally {
      compiler.evictCache(2); // NOTE: with the event loop's turn in pdf-worker.ts this keeps memory flat; either alone does not
    }
  };
}

function failed(detail: string): PdfOutcome {
  return { ok: false, reason: "failed", detail };
}

/** The compiler's words for a character that no font has, as a reason and a place. */
function refusal(message: string, data: Json): PdfOutcome {
  const [, quoted] = /the text `\\?"(.+?)\\?"` could not be displayed/u.exec(message) ?? [];
  if (!quoted) return failed(message);
  const text = quoted.replaceAll(/\\+u\{([0-9a-f]+)\}/gu, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)));
  const points = [...text].map(
    (character) => `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0")}`,
  );
  return { ok: false, reason: "unprintable-character", detail: [...points, placeOf(text, data)].join(" ").trim() };
}
