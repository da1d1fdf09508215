import { strFromU8, unzipSync } from "fflate";

/** An element of a part, or a piece of its text. */
export type Node = { name: string; attributes: Record<string, string>; children: (Node | string)[] };

/** The parts of a Word file that are XML, each read whole; throws on one that is not well formed. */
export function partsOf(bytes: Uint8Array): Map<string, Node> {
  return new Map(
    Object.entries(unzipSync(bytes))
      .filter(([name]) => /\.(xml|rels)$/u.test(name))
      .map(([name, part]) => [name, readXml(name, strFromU8(part))]),
  );
}

const token = /<\?[^?]*\?>|<!--[\s\S]*?-->|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*"[^"<]*")*)\s*(\/?)>|([^<]+)/uy;

function readXml(part: string, text: string): Node {
  const root: Node = { name: "", attributes: {}, children: [] };
  const open = [root];
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const at = token.lastIndex;
    const found = token.exec(text);
    const inside = open.at(-1);
    if (!found || !inside) throw new Error(`${part} is not well formed at ${at}: ${text.slice(at, at + 60)}`);
    const [, closing, name, attributes = "", isEmpty, words] = found;
    if (words !== undefined) inside.children.push(plain(part, words));
    else if (name && closing) {
      if (open.pop()?.name !== name) throw new Error(`${part}: </${name}> closes another element`);
    } else if (name) {
      const node: Node = { name, attributes: attributesOf(part, attributes), children: [] };
      inside.children.push(node);
      if (!isEmpty) open.push(node);
    }
  }
  if (open.length !== 1) throw new Error(`${part}: ${open.at(-1)?.name} is not closed`);
  return root;
}

function attributesOf(part: string, text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/([\w:.-]+)\s*=\s*"([^"]*)"/gu)].map(([, name, value = ""]) => [name, plain(part, value)]),
  );
}

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function plain(part: string, text: string): string {
  return text.replace(/&([^;\s]*);?/gu, (whole, name: string) => {
    const code = /^#x?([0-9a-f]+)$/iu.exec(name)?.[1];
    const character = code
      ? String.fromCodePoint(Number.parseInt(code, name.startsWith("#x") ? 16 : 10))
      : entities[name];
    if (character === undefined || !whole.endsWith(";")) throw new Error(`${part}: ${whole} is no entity`);
    return character;
  });
}

/** Every element of a name, in order, those inside others too. */
export function all(node: Node, name: string): Node[] {
  return node.children.flatMap((child) =>
    typeof child === "string" ? [] : [...(child.name === name ? [child] : []), ...all(child, name)],
  );
}

/** The words of an element as they are read; `without` leaves out what is deleted (w:del) or inserted (w:ins). */
export function wordsOf(node: Node, without?: "w:del" | "w:ins"): string {
  return node.children
    .map((child) => {
      if (typeof child === "string" || child.name === without) return "";
      if (child.name === "w:t" || child.name === "w:delText") return child.children.join("");
      if (child.name === "w:br") return "\n";
      return wordsOf(child, without) + (child.name === "w:p" ? "\n" : "");
    })
    .join("");
}
