import { accessSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

// Amiri and not a Noto Arabic: those draw the dots apart, and text copied or read aloud comes out with doubled letters.
const files = [
  "noto-serif/400Regular/NotoSerif_400Regular.ttf",
  "noto-serif/700Bold/NotoSerif_700Bold.ttf",
  "noto-sans/400Regular/NotoSans_400Regular.ttf",
  "noto-sans/700Bold/NotoSans_700Bold.ttf",
  "amiri/400Regular/Amiri_400Regular.ttf",
  "amiri/700Bold/Amiri_700Bold.ttf",
  "noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf",
  "noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf",
];

/** One folder for each font file that documents are set in; a folder holds that weight and no other. */
export function fontFolders(): string[] {
  return files.map((file) => {
    const path = fileURLToPath(import.meta.resolve(`@expo-google-fonts/${file}`));
    accessSync(path); // NOTE: text in a font that is not there is left out without an error
    return dirname(path);
  });
}
