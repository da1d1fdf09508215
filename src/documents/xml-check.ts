import type { XmlDocument } from "libxml2-wasm";

/** What a schema says against a document: nothing, or sentences of the checker, in English. */
export type XmlFault = { line: number; detail: string };
export type XmlChecker = {
  check: (xml: string) => XmlFault[];
  /** The document as it was read, for checks that no schema makes; given up afterwards. */
  read: <T>(xml: string, look: (find: Find) => T) => T;
};
/** The texts at a path of XPath. */
type Find = (path: string, namespaces?: Record<string, string>) => string[];

/** Opens a checker on a schema; the first one brings libxml2 in, as WebAssembly, in this process. */
export async function openXmlChecker(schema: string): Promise<XmlChecker> {
  const {
    ParseOption,
    XmlDocument: Documents,
    XmlParseError,
    XmlValidateError,
    XsdValidator,
  } = await import("libxml2-wasm");
  const option = ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE;
  const source = Documents.fromString(schema, { option });
  const validator = XsdValidator.fromDoc(source);
  source.dispose();
  return { check, read };

  function check(xml: string): XmlFault[] {
    try {
      return parsed(xml, (document) => {
        validator.validate(document);
        return [];
      });
    } catch (error) {
      if (error instanceof XmlValidateError || error instanceof XmlParseError)
        return error.details.map(({ line, message }) => ({ line, detail: message.trim() }));
      throw error;
    }
  }

  function read<T>(xml: string, look: (find: Find) => T): T {
    return parsed(xml, (document) =>
      look((path, namespaces) => document.find(path, namespaces).map((node) => node.content)),
    );
  }

  function parsed<T>(xml: string, look: (document: XmlDocument) => T): T {
    const document = Documents.fromString(xml, { option });
    try {
      return look(document);
    } finally {
      document.dispose(); // NOTE memory of WebAssembly is given back by hand
    }
  }
}
