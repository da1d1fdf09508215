import type { VNode } from "preact";
import type { Language } from "#i18n/languages.ts";
import type { Names } from "../requests/request-words.ts";
import type { HelpReceived } from "./help-received.ts";
import { partsInWords } from "./help-words.ts";

/** An entry in a line; each part runs in its own direction. */
export function HelpLine({ language, entry, names }: { language: Language; entry: HelpReceived; names: Names }): VNode {
  return (
    <>
      {partsInWords(language, entry, names).map((part, n) => (
        <>
          {n > 0 ? " – " : ""}
          <bdi>{part}</bdi>
        </>
      ))}
    </>
  );
}
