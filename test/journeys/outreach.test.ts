import assert from "node:assert/strict";
import { test } from "node:test";
import { t } from "#i18n/t.ts";
import { openTestApp } from "../app.ts";
import { expectAccessible, expectNoFaults, openBrowser, openWindow, serveApp } from "../browser.ts";
import { hands, type Seat, signedIn } from "../hands.ts";
import { setUpTexts } from "../texts.ts";

// A workshop is planned that collides, moved, held, followed up, and what may be said of it is read: the secretariat on a desk with
// script, the Chair and the State in Arabic on a phone without.

const desk: Seat = { language: "en", script: true, width: 1200, height: 900 };
const phone: Seat = { language: "ar", script: false, width: 390, height: 844 };

const browser = await openBrowser();

test("a workshop that collides is moved, held, followed up, and what may be said of it is read", {
  timeout: 240_000,
}, async (story) => {
  const house = await openTestApp({ at: "2026-11-02T15:00:00Z" });
  await setUpTexts(house.database);
  const address = await serveApp(house);
  const edda = await signedIn(browser, address, { ...desk, who: "edda" });
  const leto = await signedIn(browser, address, { ...phone, who: "leto" });
  const layla = await signedIn(browser, address, { ...phone, who: "layla" });
  const inOffice = hands(edda, "en");
  const atChair = hands(leto, "ar");
  const inArabic = hands(layla, "ar");
  let path = "";

  const write = async (title: string, from: string, last: string): Promise<void> => {
    await edda.goto("/en/outreach/activities/new");
    await inOffice.fill("title", title);
    await edda.selectOption("[name=kind]", "workshop");
    await inOffice.date("first", from);
    await inOffice.date("last", last);
    await inOffice.fill("place", "Nahrain");
    await edda.selectOption("[name=host]", "XNA");
    await edda.selectOption("[name=region]", "asia-pacific");
    await edda.check("[name=subjects][value=border-control]");
    await edda.locator("details:has([name=states]) > summary").first().click();
    await edda.check("[name=states][value=XNA]");
    await edda.check("[name=states][value=XYU]");
    await inOffice.fill("source", "Letter of the host");
  };

  await story.test("the first is proposed, and nothing is in its way", async () => {
    await write("Seminar on controls", "2026-12-08", "2026-12-09");
    await expectAccessible(edda);
    await inOffice.press("activity.look");
    assert.match(await inOffice.text(), new RegExp(t("en", "overlap.nothing")));
    await inOffice.press("activity.new.button");
    assert.match(await inOffice.text(), /Seminar on controls/);
  });

  await story.test(
    "while the second is typed the page says what it meets, and what might be done instead",
    async () => {
      await write("Workshop on controls at the border", "2026-12-08", "2026-12-10");
      await edda.locator("#overlap").getByText("Seminar on controls").first().waitFor();
      const found = await edda.locator("#overlap").innerText();
      assert.match(found, /2 of 2 States are on both lists/);
      assert.match(found, /3 better weeks/);
      await expectAccessible(edda);
      await inOffice.press("activity.new.button");
      path = new URL(edda.url()).pathname;
      await expectAccessible(edda);
    },
  );

  await story.test(
    "it moves to a week that is free, is looked at, approved by the Chair, invited to and confirmed",
    async () => {
      await inOffice.follow("activity.step.change-dates");
      await expectAccessible(edda);
      await inOffice.date("first", "2026-11-24");
      await inOffice.date("last", "2026-11-23");
      await inOffice.press("activity.step.change-dates");
      assert.match(await inOffice.text(), new RegExp(t("en", "activity.error.ends-before")));
      await inOffice.date("last", "2026-11-26");
      await inOffice.press("activity.step.change-dates");
      assert.match(await inOffice.text(), /24\s–\s26 November 2026/);
      await inOffice.follow("activity.step.check");
      await inOffice.press("activity.step.check");
      await inOffice.follow("activity.step.consult");
      await inOffice.press("activity.step.consult");
      assert.match(await inOffice.text(), new RegExp(t("en", "activity.error.no-words")));
      await inOffice.fill("words", "The Southern Lakes Forum agrees.");
      await inOffice.press("activity.step.consult");
      await leto.goto(path.replace("/en/", "/ar/"));
      await atChair.follow("activity.step.approve");
      await expectAccessible(leto);
      await atChair.press("activity.step.approve");
      await edda.goto(path);
      await inOffice.follow("activity.step.invite");
      await inOffice.press("activity.step.invite");
      await inOffice.follow("activity.step.confirm");
      await inOffice.press("activity.step.confirm");
      assert.match(await inOffice.text(), new RegExp(t("en", "activity.standing.confirmed")));
    },
  );

  await story.test("the State invited reads it, and its own line of the list alone", async () => {
    await layla.goto(path.replace("/en/", "/ar/"));
    const text = await inArabic.text();
    assert.match(text, /Workshop on controls at the border/);
    assert.match(text, /نضيرة/);
    assert.doesNotMatch(text, /يونلان/);
    await expectAccessible(layla);
  });

  await story.test(
    "its year is read at a glance: in the office, by the State on a phone, and by everybody",
    async () => {
      for (const page of [edda, layla]) {
        await page.goto(`${page === edda ? "/en" : "/ar"}/outreach?year=2026`);
        await (page === edda ? inOffice : inArabic).follow("outreach.view.year");
        await expectAccessible(page);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
        await page
          .locator(`.year-day-link[href$="${path.slice("/en".length)}"]`)
          .first()
          .click();
        await page.waitForURL((url) => url.pathname.endsWith(path.slice("/en".length)));
      }
      await leto.goto("/ar/outreach?year=2026&view=months");
      await expectAccessible(leto);
      await leto.goto("/ar/outreach?year=2026");
      await expectAccessible(leto);
      const { page: everybody } = await openWindow(browser, address, phone);
      await everybody.goto("/zh/outreach?view=year");
      await expectAccessible(everybody);
    },
  );

  await story.test("it is held when its last day has passed, and who came is recorded", async () => {
    house.access.moveTo("2026-11-27T15:00:00Z");
    await house.runClock();
    await edda.goto(path);
    assert.match(await inOffice.text(), new RegExp(t("en", "activity.standing.held")));
    await inOffice.follow("activity.invitees.change");
    await expectAccessible(edda);
    await edda.selectOption("[name=who-XNA]", "took-part");
    await edda.selectOption("[name=who-XYU]", "did-not-come");
    await inOffice.press("activity.invitees.button");
    await inOffice.follow("attendance.title");
    await expectAccessible(edda);
    await edda.locator("select[name^=capacity-]").first().selectOption("customs");
    await edda.locator("input[name^=people-]").first().fill("3");
    await inOffice.press("attendance.button");
    await inOffice.follow("activity.step.report");
    await inOffice.press("activity.step.report");
  });

  await story.test(
    "a participant answers on a phone without an account, once, and nothing is counted early",
    async () => {
      await edda.goto(path);
      await inOffice.follow("activity-feedback.title");
      await expectAccessible(edda);
      await inOffice.fill("codes", "12");
      await inOffice.press("activity-feedback.codes.make");
      await expectAccessible(edda);
      const sheet = await inOffice.text();
      const [form] = /http\S+\/outreach\/feedback\/\S+/.exec(sheet) ?? [];
      const code = await edda.locator("main .slip-code").first().innerText();
      assert.ok(form && code, sheet);
      const answer = async (): Promise<string> => {
        const { page: participant } = await openWindow(browser, address, phone);
        await participant.goto(new URL(form).pathname.replace("/en/", "/ar/"));
        await expectAccessible(participant);
        await hands(participant, "ar").fill("code", code);
        await participant.locator("[name=answer-1]").first().check();
        await hands(participant, "ar").press("activity-feedback.button");
        await expectAccessible(participant);
        return await hands(participant, "ar").text();
      };
      assert.match(await answer(), new RegExp(t("ar", "activity-feedback.thanks")));
      assert.match(await answer(), new RegExp(t("ar", "activity-feedback.error.used")));
      await edda.goto(`${path}/afterwards`);
      assert.match(await inOffice.text(), new RegExp(t("en", "activity-feedback.results.later")));
    },
  );

  await story.test("its expert writes the information note, issues it, and takes it away", async () => {
    const sanna = await signedIn(browser, address, { ...desk, who: "sanna" });
    const expert = hands(sanna, "en");
    await sanna.goto(`${path}/note`);
    await expert.follow("note.write");
    await expectAccessible(sanna);
    await expert.fill("objectives", "To explain what the resolution asks at borders.");
    await expert.fill("background", "Nadhira had asked for it.");
    await expert.fill("highlights", "Participants went through the rows of the matrix on borders.");
    await expert.press("note.write.button");
    await expert.follow("note.issue");
    await expectAccessible(sanna);
    await sanna
      .locator("main")
      .getByRole("button", { name: t("en", "note.issue.button", { number: 1 }) })
      .click();
    await sanna.waitForLoadState();
    assert.match(await expert.text(), /went through the rows of the matrix on borders/);
    await expectAccessible(sanna);
    const file = sanna.waitForEvent("download");
    await sanna.locator("main").getByRole("link", { name: "PDF" }).first().click();
    assert.match((await file).suggestedFilename(), /\.pdf$/);
  });

  await story.test("the next year is proposed, and what is ticked of it is taken over", async () => {
    await write("Course for customs officers", "2027-06-07", "2027-06-09");
    await inOffice.press("activity.new.button");
    await edda.goto("/en/outreach/years?year=2027");
    await expectAccessible(edda);
    await edda
      .locator("main")
      .getByRole("button", { name: t("en", "years.order", { year: "2027" }) })
      .click();
    await edda.waitForLoadState();
    await house.runClock();
    await edda.reload();
    await expectAccessible(edda);
    await inOffice.press("years.take-over.button");
    assert.match(await inOffice.text(), /Taken over on/);
    await expectAccessible(edda);
  });

  await story.test(
    "after three months the State is asked by itself, and answers in Arabic without script",
    async () => {
      house.access.moveTo("2027-02-26T15:00:00Z");
      await house.runClock();
      await layla.goto("/ar/awaiting");
      await layla
        .locator("main")
        .getByRole("link", { name: /Workshop on controls/ })
        .first()
        .click();
      await layla.waitForLoadState();
      await expectAccessible(layla);
      await layla.check("[name=did][value=something]");
      await layla.selectOption("[name=kind-1]", "law");
      await inArabic.date("done-1", "2027-02-01");
      await inArabic.fill("what-1", "قانون الجمارك الجديد");
      await inArabic.fill("as", "ليلى النضيري");
      await inArabic.press("follow-up.button");
      assert.match(await inArabic.text(), new RegExp(t("ar", "action.error.source")));
      await inArabic.fill("source-1", "الجريدة الرسمية 12");
      await inArabic.press("follow-up.button");
      assert.match(await inArabic.text(), new RegExp(t("ar", "follow-up.is-answered")));
      await expectAccessible(layla);
    },
  );

  await story.test("what came of it is a chain that says what came after, and not what came of what", async () => {
    await edda.goto(path);
    await inOffice.follow("chain.title");
    const text = await inOffice.text();
    assert.match(text, /قانون الجمارك الجديد/);
    assert.match(text, /does not say that it came of it/);
    await expectAccessible(edda);
  });

  await story.test("the verdict is read: too few to say, and said so", async () => {
    await edda.goto("/en/outreach/results");
    await edda.selectOption("[name=outcome]", "cells");
    await inOffice.press("results.order");
    assert.match(await inOffice.text(), new RegExp(t("en", "results.waits.what").slice(0, 20)));
    await house.runClock();
    await edda.reload();
    assert.match(await inOffice.text(), /This is too few to say anything/);
    await expectAccessible(edda);
    await edda.goto("/en/outreach/results");
    await expectAccessible(edda);
  });

  await story.test("nothing failed in any window", () => expectNoFaults());
});
