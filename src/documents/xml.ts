/** A part of an XML document, already written. */
export type Xml = { readonly xml: string };
type Attributes = Record<string, string | undefined>;

/** One element with its attributes and what stands in it; a text is escaped, and loses what XML 1.0 forbids. */
export function element(name: string, attributes: Attributes = {}, ...children: readonly (Xml | string)[]): Xml {
  const said = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : ` ${key}="${escaped(value)}"`,
  );
  const inside = children.map((child) => (typeof child === "string" ? escaped(child) : child.xml)).join("");
  return { xml: inside ? `<${name}${said.join("")}>${inside}</${name}>` : `<${name}${said.join("")}/>` };
}

export function xmlDocument(root: Xml): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root.xml}\n`;
}

const forbidden = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
const marks: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;" };

function escaped(text: string): string {
  return text.replace(forbidden, "").replace(/[&<>"\r]/g, (mark) => marks[mark] ?? mark);
}
