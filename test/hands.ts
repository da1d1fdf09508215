import assert from "node:assert/strict";
import type { Browser, Page } from "playwright-core";
import { type CastKey, cast } from "#demo/cast.ts";
import type { Language } from "#i18n/languages.ts";
import { type MessageKey, type MessageValues, t } from "#i18n/t.ts";
import { openWindow, type View } from "./browser.ts";

/** How a person sits before it: in a language, with script or without, at a desk or on a phone. */
export type Seat = View & { language: Language };

/** One of the cast in a window of their own, signed in as the page does it. */
export async function signedIn(
  browser: Browser,
  address: string,
  { who, ...view }: Seat & { who: CastKey },
): Promise<Page> {
  const { page } = await openWindow(browser, address, view);
  const person = cast.find(({ key }) => key === who);
  assert.ok(person);
  await page.goto(`/${view.language}/sign-in`);
  await page
    .getByRole("button", { name: new RegExp(person.name) })
    .first()
    .click();
  await page.waitForLoadState();
  return page;
}

/** What a person does on a page, by the words of the page's language. */
export function hands(page: Page, language: Language) {
  const say = (key: MessageKey, values?: MessageValues): string => t(language, key, values);
  const main = page.locator("main");
  return {
    press: async (key: MessageKey): Promise<void> => {
      await main
        .getByRole("button", { name: say(key), exact: true })
        .first()
        .click();
      await page.waitForLoadState();
    },
    follow: async (key: MessageKey): Promise<void> => {
      await main
        .getByRole("link", { name: say(key) })
        .first()
        .click();
      await page.waitForLoadState();
    },
    fill: (name: string, words: string): Promise<void> => main.locator(`[name="${name}"]`).first().fill(words),
    date: async (name: string, date: string): Promise<void> => {
      const [year = "", month = "", day = ""] = date.split("-");
      await main.locator(`[name="${name}-day"]`).fill(String(Number(day)));
      await main.locator(`[name="${name}-month"]`).fill(String(Number(month)));
      await main.locator(`[name="${name}-year"]`).fill(year);
    },
    text: (): Promise<string> => main.innerText(),
  };
}
