import { createRequire } from "node:module";
import { dirname } from "node:path";

const packages: Record<string, string[]> = {
  "noto-serif": ["400Regular/NotoSerif_400Regular", "700Bold/NotoSerif_700Bold", "400Regular_Italic/NotoSerif_400Regular_Italic"],
  "noto-sans": ["400Regular/NotoSans_400Regular", "700Bold/NotoSans_700Bold", "400Regular_Italic/NotoSans_400Regular_Italic"],
  "noto-serif-sc": ["400Regular/NotoSerifSC_400Regular", "700Bold/NotoSerifSC_700Bold"],
  amiri: ["400Regular/Amiri_400Regular", "700Bold/Amiri_700Bold"],
};

/** The folders of the weights that the templates use; whole font packages would cost hundreds of megabytes. */
export function fontFolders(): string[] {
  const { resolve } = createRequire(import.meta.url);
  return Object.entries(packages).flatMap(([name, files]) =>
    files.map((file) => dirname(resolve(`@expo-google-fonts/${name}/${file}.ttf`))),
  );
}
