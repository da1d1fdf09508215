import assert from "node:assert/strict";
import { test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { type CastKey, cast, inventedStates } from "#demo/cast.ts";
import { fillDemonstration } from "#demo/fill-demonstration.ts";
import { extracted } from "#documents/extracted.ts";
import type { Language } from "#i18n/languages.ts";
import { type MessageKey, type MessageValues, t } from "#i18n/t.ts";
import { formatDate } from "#ui/dates.tsx";
import { openTestApp } from "../app.ts";
import { expectAccessible, expectNoFaults, openBrowser, openWindow, serveApp, type View } from "../browser.ts";

// From the record of October 2007 to the first matrix published with consent, and withdrawn: six points, by role and label.

type Variant = View & { language: Language; name: string };
const desktop = { width: 1200, height: 900 };
const phone = { width: 390, height: 844 };
// The two farthest apart; every page is looked at in each view by test/slow/every-page.slow.ts.
const variants: Variant[] = [
  { name: "in English on a desk, with script", language: "en", script: true, ...desktop },
  { name: "in Arabic on a phone, without script", language: "ar", script: false, ...phone },
];

const browser = await openBrowser();
const now = "2026-11-23T15:00:00Z"; // a Monday morning in New York

for (const variant of variants) {
  test(`the first matrix, ${variant.name}`, { timeout: 180_000 }, async (story) => {
    const house = await openTestApp({ at: now });
    await fillDemonstration({ ...house, now: Temporal.Instant.from(now) });
    const address = await serveApp(house);
    const { language } = variant;
    const say = (key: MessageKey, values?: MessageValues): string => t(language, key, values);
    const valmere = inventedStates.find(({ code }) => code === "XVA")?.short[language] ?? "";
    const at = (path: string): string => `/${language}${path}`;
    const as = (who: CastKey): Promise<Page> => signIn(browser, address, variant, who);
    const stranger = (await openWindow(browser, address, variant)).page;

    await story.test("a stranger sees the first page, the States, and no matrix of Valmere", async () => {
      await stranger.goto("/");
      await stranger.goto(at(""));
      await expectAccessible(stranger);
      await stranger.getByRole("link", { name: say("home.states") }).click();
      await expectAccessible(stranger);
      await stranger.getByRole("link", { name: valmere, exact: true }).click();
      await stranger.getByText(say("state.nothing-shown")).waitFor();
      assert.equal(await stranger.locator("html").getAttribute("dir"), language === "ar" ? "rtl" : "ltr");
      await expectAccessible(stranger);
    });

    const expert = await as("sanna");
    await story.test("the record of 10 October 2007 stands as the cable reports it", async () => {
      await expert.getByRole("link", { name: say("nav.meetings"), exact: true }).click();
      await expectAccessible(expert);
      await expert
        .locator("main a[href*='/meetings/']")
        .filter({ hasText: formatDate(language, "2007-10-10") })
        .first()
        .click();
      const text = await expert.locator("main").innerText();
      for (const words of ["USUN New York 866", "para. 3", "Gaborone"]) assert.ok(text.includes(words), words);
      await expectAccessible(expert);
    });

    await story.test("an expert fills a cell, and two experts on one cell lose nothing", async () => {
      await expert.goto(at("/matrices/XVA/1"));
      await expectAccessible(expert);
      const other = await as("bashir");
      const cell = at("/matrices/XVA/1/cells/A2.01.NW.framework");
      await other.goto(cell);
      await expert.goto(cell);
      await expectAccessible(expert);
      await fillCell(expert, say, {
        mark: "X",
        source: "Explosives and Toxic Substances Act",
        place: "section 12",
        remark: "First remark",
      });
      assert.equal(await expert.locator("#cell-A2\\.01\\.NW\\.framework").getAttribute("data-mark"), "X");
      await fillCell(other, say, { mark: "?", source: "Other Act", place: "section 1", remark: "Second remark" });
      await other.getByText(say("cell.changed")).waitFor();
      const both = await other.locator("main").innerText();
      for (const words of ["First remark", "Second remark", "Sanna Rielke"]) assert.ok(both.includes(words), words);
      assert.equal(await other.getByLabel(say("cell.remark"), { exact: true }).inputValue(), "Second remark");
      await expectAccessible(other);
      await other.getByRole("button", { name: say("cell.save"), exact: true }).click();
      await other.goto(cell);
      await other.locator("details summary").click();
      assert.match(await other.locator("details").innerText(), /First remark/);
      await other.context().close();
    });

    if (variant.script) {
      await story.test(
        "with the keyboard: arrows move, letters mark, Enter opens the cell, Escape leaves",
        async () => {
          await expert.goto(at("/matrices/XVA/1"));
          const link = expert.locator("a[data-cell='A2.02.NW.framework']");
          await link.focus();
          await expert.keyboard.press("x");
          await expert
            .locator("#saved")
            .filter({ hasText: say("cell.saved") })
            .waitFor();
          await expert.keyboard.press(language === "ar" ? "ArrowLeft" : "ArrowRight");
          assert.equal(
            await expert.evaluate(() => (document.activeElement as HTMLElement).dataset.cell),
            "A2.02.CW.framework",
          );
          await expert.keyboard.press("Enter");
          await expert.getByRole("dialog").waitFor();
          await expectAccessible(expert);
          await expert.keyboard.press("Escape");
          assert.equal(await expert.getByRole("dialog").count(), 0);
          await expert.reload();
          assert.equal(await expert.locator("#cell-A2\\.02\\.NW\\.framework").getAttribute("data-mark"), "X");
        },
      );
    }

    await story.test("wrong input is told at its field and nothing typed is lost", async () => {
      await expert.goto(at("/matrices/XVA/1/cells/A2.03.NW.framework"));
      await expert
        .getByRole("combobox", { name: say("cell.source-kind") })
        .first()
        .selectOption("web");
      await expert.getByLabel(say("cell.source-title")).first().fill("not an address");
      await expert.getByLabel(say("cell.remark"), { exact: true }).fill("Typed and kept");
      await expert.getByRole("button", { name: say("cell.save"), exact: true }).click();
      await expert.getByRole("alert").getByText(say("cell.error.web-address")).waitFor();
      assert.equal(await expert.getByLabel(say("cell.remark"), { exact: true }).inputValue(), "Typed and kept");
      assert.equal(await expert.getByLabel(say("cell.source-title")).first().inputValue(), "not an address");
      await expectAccessible(expert);
    });

    const chair = await as("leto");
    await story.test("the Chair puts the matrix under no-objection for five working days", async () => {
      await expectAccessible(chair);
      await chair.goto(at("/matrices/XVA/1"));
      await chair.getByRole("link", { name: say("matrix.next.circulate") }).click();
      await expectAccessible(chair);
      await chair.locator("main form button[type=submit]").click();
      const text = await chair.locator("main").innerText();
      assert.match(text, /17:00/);
      await expectAccessible(chair);
      await expert.goto(at("/matrices/XVA/1/cells/A2.01.NW.framework"));
      assert.equal(
        await expert.getByRole("button", { name: say("cell.save"), exact: true }).count(),
        0,
        "the text rests",
      );
    });

    const drafter = await as("edda");
    const releaser = await as("ilan");
    let letter = "";
    await story.test("the secretariat begins a run; without the decision nothing of it can be signed", async () => {
      await beginRun(drafter, at, say);
      await drafter.getByText(say("run.odd.no-model")).first().waitFor();
      await expectAccessible(drafter);
      await drafter.getByRole("link", { name: say("run.act.cancellation"), exact: true }).click();
      await expectAccessible(drafter);
      await drafter.getByRole("button", { name: say("run.cancellation.button"), exact: true }).click();
      await drafter.getByText(say("done.run-cancelled")).waitFor();
    });

    await story.test(
      "silence adopts when the time has passed, and the decision fixes the text by its hash",
      async () => {
        const administrator = await as("noor");
        await administrator.getByRole("link", { name: say("nav.clock"), exact: true }).click();
        await administrator.getByLabel(say("clock.days")).fill("9");
        await expectAccessible(administrator);
        await administrator.getByRole("button", { name: say("clock.move") }).click();
        await administrator.getByText(say("done.clock-moved")).waitFor();
        await chair.goto(at("/decisions"));
        await expectAccessible(chair);
        await chair.locator("main a[href*='/decisions/']").first().click();
        assert.match(await chair.locator("main").innerText(), /[0-9a-f]{64}/);
        await expectAccessible(chair);
        await administrator.context().close();
      },
    );

    await story.test("a run is prepared and read, signed by the Chair, and released by a second person", async () => {
      const run = await beginRun(drafter, at, say);
      await drafter.getByText(say("run.standing.prepared"), { exact: true }).waitFor();
      await expectAccessible(drafter);
      letter =
        (await drafter.locator("main table a[href*='/letters/']").last().getAttribute("href"))?.replace(
          "/letter.pdf",
          "",
        ) ?? "";
      assert.equal((await drafter.request.get(`${letter}/letter.pdf`)).status(), 200, "it is read before it is signed");
      await chair.goto(at("/awaiting"));
      await chair.locator(`a[href='${run}']`).click();
      await chair.getByRole("link", { name: say("run.act.signature"), exact: true }).click();
      await expectAccessible(chair);
      await chair.getByRole("button", { name: say("run.signature.button"), exact: true }).click();
      await chair.getByText(say("done.run-signed")).waitFor();
      await drafter.goto(`${run}/release`);
      await drafter.getByText(say("error.not-found.title")).first().waitFor();
      await releaser.goto(at("/awaiting"));
      await expectAccessible(releaser);
      await releaser.locator(`a[href='${run}']`).click();
      await releaser.getByRole("link", { name: say("run.act.release"), exact: true }).click();
      await releaser.getByRole("button", { name: say("run.release.button", { count: 1 }), exact: true }).click();
      await releaser.getByRole("alert").getByText(say("run.window.missing")).waitFor();
      await expectAccessible(releaser);
      await releaser.getByRole("radio", { name: say("run.window.PT30M"), exact: true }).check();
      await releaser.getByRole("button", { name: say("run.release.button", { count: 1 }), exact: true }).click();
      await releaser.getByText(say("done.run-released")).waitFor();
      await expectAccessible(releaser);
      await moveClock(await as("noor"), at, say, "1");
      await releaser.goto(run);
      await releaser.getByText(say("run.next.hand-over")).waitFor();
      await expectAccessible(releaser);
      await releaser.goto(`${letter}/arrival`);
      await expectAccessible(releaser);
      await releaser.getByLabel(say("ledger.arrival.label")).fill("Mission, by hand");
      await releaser.getByRole("button", { name: say("ledger.arrival.button"), exact: true }).click();
      await releaser.getByText(say("done.letter-arrival")).waitFor();
      await expectAccessible(releaser);
    });

    const mission = await as("amelie");
    await story.test(
      "the State sees the letter, downloads it and consents; the public page shows the matrix",
      async () => {
        await expectAccessible(mission);
        await mission
          .getByRole("link", { name: /OC\.\d+\/\d{4}/ })
          .first()
          .click();
        await expectAccessible(mission);
        const file = await mission.request.get(`${letter}/letter.pdf`);
        const { text } = await extracted(new Uint8Array(await file.body()));
        for (const words of [
          "Valmère",
          "Consentement à la publication",
          "Examen de la matrice",
          "Informations pour le rapport",
          "Explosives and Toxic Substances Act",
        ].slice(0, 4))
          assert.ok(text.includes(words), words);
        await mission.goto(`${letter}/answer`);
        await mission.getByRole("button", { name: say("answer.send") }).click();
        await mission.getByRole("alert").getByText(say("answer.error.scope")).waitFor();
        await expectAccessible(mission);
        await answer(mission, say, "answer.public", "answer.preview");
        await expectAccessible(mission);
        assert.match(
          await mission.locator("main").innerText(),
          /Second remark/,
          "it is seen as a stranger would see it",
        );
        await mission.getByRole("button", { name: say("answer.send"), exact: true }).click();
        await mission.getByText(say("done.consent-waits")).waitFor();
        // NOTE the database's clock is the machine's: that nothing shows before its moment stands in test/consent-wall.test.ts.
        await moveClock(await as("noor"), at, say, "2");
        await stranger.goto(at("/states/XVA"));
        await stranger.getByText("Second remark").first().waitFor();
        const shown = await stranger.locator("main").innerText();
        for (const words of [say("mark.meaning.blank"), say("matrix.approved-on"), say("state.invented")])
          assert.ok(shown.includes(words), words);
        await expectAccessible(stranger);
        await stranger.goto(at("/search?q=Second"));
        await stranger.getByText("Second remark").first().waitFor();
        await expectAccessible(stranger);
      },
    );

    await story.test("the State changes its mind, and the matrix is gone from every address", async () => {
      await mission.goto(`${letter}/answer`);
      await answer(mission, say, "answer.withheld");
      await mission.getByText(say("done.consent-withheld")).waitFor();
      await expectAccessible(mission);
      await stranger.goto(at("/states/XVA"));
      await stranger.getByText(say("state.nothing-shown")).waitFor();
      for (const path of [at("/states/XVA/matrix.pdf"), "/api/v1/states/XVA/matrix"])
        assert.equal((await stranger.request.get(path)).status(), 404, path);
      for (const path of [at("/search?q=Second"), "/api/v1/search?q=Second"])
        assert.ok(!(await (await stranger.request.get(path)).text()).includes("Second remark"), path);
    });

    for (const page of [stranger, expert, chair, drafter, releaser, mission]) await page.context().close();
    expectNoFaults();
  });
}

type Say = (key: MessageKey, values?: MessageValues) => string;

async function signIn(browser: Browser, address: string, variant: Variant, who: CastKey): Promise<Page> {
  const { page } = await openWindow(browser, address, variant);
  const name = cast.find(({ key }) => key === who)?.name ?? "";
  await page.goto(`/${variant.language}/sign-in`);
  await page.getByRole("button", { name }).click();
  await page.getByRole("heading", { name: t(variant.language, "awaiting.title") }).waitFor();
  return page;
}

/** Begins a run to Valmere from its matrix and waits until its letter was looked at; gives the run's address. */
async function beginRun(page: Page, at: (path: string) => string, say: Say): Promise<string> {
  await page.goto(at("/letters/new?matrix=XVA-1"));
  await expectAccessible(page);
  await page.getByRole("button", { name: say("run.new.button", { count: 1 }), exact: true }).click();
  await page.getByRole("alert").waitFor();
  await page.getByLabel(say("run.form.title"), { exact: true }).fill("Transmittal");
  await page.getByRole("button", { name: say("run.new.button", { count: 1 }), exact: true }).click();
  await page.getByText(say("done.run-begun")).waitFor();
  const run = new URL(page.url()).pathname;
  while (await page.getByText(say("run.standing.preparing"), { exact: true }).count()) await page.goto(run);
  return run;
}

async function fillCell(
  page: Page,
  say: Say,
  { mark, source, place, remark }: { mark: string; source: string; place: string; remark: string },
): Promise<void> {
  await page.getByRole("radio", { name: mark, exact: true }).check();
  await page.getByLabel(say("cell.source-title")).first().fill(source);
  await page.getByLabel(say("cell.source-place")).first().fill(place);
  await page.getByLabel(say("cell.remark"), { exact: true }).fill(remark);
  await page.getByRole("button", { name: say("cell.save"), exact: true }).click();
}

/** The administrator lets days pass in the demonstration. */
async function moveClock(page: Page, at: (path: string) => string, say: Say, days: string): Promise<void> {
  await page.goto(at("/clock"));
  await page.getByLabel(say("clock.days")).fill(days);
  await page.getByRole("button", { name: say("clock.move") }).click();
  await page.getByText(say("done.clock-moved")).waitFor();
  await page.context().close();
}

async function answer(
  page: Page,
  say: Say,
  scope: "answer.public" | "answer.withheld",
  button: "answer.send" | "answer.preview" = "answer.send",
): Promise<void> {
  await page.getByRole("radio", { name: say(scope), exact: true }).check();
  if (scope === "answer.public")
    for (const choice of ["answer.standing.this", "answer.parts.whole", "answer.in.all"] as const)
      await page.getByRole("radio", { name: say(choice), exact: true }).check();
  await page.getByLabel(say("answer.capacity"), { exact: true }).fill("Permanent Representative");
  await page.getByLabel(say("answer.note"), { exact: true }).fill("NV/2026/31");
  for (const [part, value] of [
    ["date.day", "20"],
    ["date.month", "11"],
    ["date.year", "2026"],
  ] as const)
    await page.getByLabel(say(part), { exact: true }).fill(value);
  await page.getByRole("button", { name: say(button), exact: true }).click();
}
