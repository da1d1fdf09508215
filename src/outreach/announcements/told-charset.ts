/** The same text in UTF-8, without a byte order mark: UTF-16 with its mark, or of plain letters without one, is turned; anything else is left as it is. */
export function asUtf8(bytes: Uint8Array): Uint8Array {
  const encoding = utf16Of(bytes);
  if (encoding) return Buffer.from(new TextDecoder(encoding).decode(bytes), "utf8");
  return startsWith(bytes, 0xef, 0xbb, 0xbf) ? bytes.subarray(3) : bytes;
}

/**
 * A sheet's text in UTF-8, whether it was written in that, in UTF-16 or in Windows-1252; undefined for anything else.
 * Every byte is some letter of Windows-1252, so Cyrillic or Arabic of another Windows would be read as nonsense: four accented letters
 * in a row, which no Western language has, tell them.
 */
export function sheetAsUtf8(bytes: Uint8Array): Uint8Array | undefined {
  const turned = asUtf8(bytes);
  if (isUtf8(turned)) return turned;
  const text = new TextDecoder("windows-1252").decode(turned);
  return /[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff]{4}|[\u0080-\u009f]/.test(text)
    ? undefined
    : Buffer.from(text, "utf8");
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function utf16Of(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  if (startsWith(bytes, 0xff, 0xfe)) return "utf-16le";
  if (startsWith(bytes, 0xfe, 0xff)) return "utf-16be";
  const [first, second, third, fourth] = bytes;
  if (first && second === 0 && third && fourth === 0) return "utf-16le";
  return first === 0 && second && third === 0 && fourth ? "utf-16be" : undefined;
}

function startsWith(bytes: Uint8Array, ...head: readonly number[]): boolean {
  return head.every((byte, at) => bytes[at] === byte);
}
