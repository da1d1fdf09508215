/** An element of a part, or a piece of its text. */
export type Node = { name: string; attributes: Record<string, string>; children: (Node | string)[] };

const token =
  /<\?[^?]*\?>|<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/uy;
/** Deeper than any program nests; whoever walks the tree calls itself for each level. */
const deepest = 300;

/** A part of an archive as a tree; throws on one that is not well formed. Nothing is fetched and no entity is of its own. */
export function readXml(part: string, text: string): Node {
  const root: Node = { name: "", attributes: {}, children: [] };
  const open = [root];
  token.lastIndex = text.startsWith("\ufeff") ? 1 : 0;
  while (token.lastIndex < text.length) {
    const at = token.lastIndex;
    const found = token.exec(text);
    const inside = open.at(-1);
    if (!found || !inside) throw new Error(`${part} is not well formed at ${at}: ${text.slice(at, at + 60)}`);
    const [, verbatim, closing, name, attributes = "", isEmpty, words] = found;
    if (verbatim !== undefined) inside.children.push(verbatim);
    else if (words !== undefined) inside.children.push(plain(part, words));
    else if (name && closing) {
      if (open.pop()?.name !== name) throw new Error(`${part}: </${name}> closes another element`);
    } else if (name) {
      const node: Node = { name, attributes: attributesOf(part, attributes), children: [] };
      inside.children.push(node);
      if (!isEmpty) open.push(node);
      if (open.length > deepest) throw new Error(`${part} is nested too deeply`);
    }
  }
  if (open.length !== 1) throw new Error(`${part}: ${open.at(-1)?.name} is not closed`);
  return root;
}

function attributesOf(part: string, text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu)].map(([, name, double, single]) => [
      name,
      plain(part, double ?? single ?? ""),
    ]),
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
