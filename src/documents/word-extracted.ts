import { strFromU8, unzipSync } from "fflate";
import { type Node, readXml } from "./xml-tree.ts";

/** The parts of a Word file that are XML, each read whole; throws on one that is not well formed. */
export function partsOf(bytes: Uint8Array): Map<string, Node> {
  return new Map(
    Object.entries(unzipSync(bytes))
      .filter(([name]) => /\.(xml|rels)$/u.test(name))
      .map(([name, part]) => [name, readXml(name, strFromU8(part))]),
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
