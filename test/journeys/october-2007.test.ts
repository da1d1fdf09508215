import assert from "node:assert/strict";
import { test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { type CastKey, cast } from "#demo/cast.ts";
import { fillCast } from "#demo/fill-cast.ts";
import { type Language, ownNames } from "#i18n/languages.ts";
import { type MessageKey, type MessageValues, t } from "#i18n/t.ts";
import { formatDate, formatWindow } from "#ui/dates.tsx";
import { openTestApp } from "../app.ts";
import { expectAccessible, expectNoFaults, openBrowser, openWindow, serveApp, type View } from "../browser.ts";
import {
  activities,
  agenda,
  background,
  briefing,
  cable,
  letters,
  notTold,
  organizations,
  statements,
  template,
  themes,
} from "./october-2007-told.ts";

// 9 and 10 October 2007 replayed by hand, from the papers to the tasks. What is said of real States stands in october-2007-told.ts;
// those who act are invented.

type Variant = View & { language: Language; name: string };
const variants: Variant[] = [
  { name: "in English on a desk, with script", language: "en", script: true, width: 1200, height: 900 },
  { name: "in Arabic on a phone, without script", language: "ar", script: false, width: 390, height: 844 },
];

const browser = await openBrowser();

for (const variant of variants) {
  test(`9 and 10 October 2007, ${variant.name}`, { timeout: 240_000 }, async (story) => {
    const house = await openTestApp({ at: "2007-10-08T14:00:00Z" });
    await house.database.owner.transaction().execute(fillCast); // its people; the record is replayed by hand
    const address = await serveApp(house);
    const { language } = variant;
    const say = (key: MessageKey, values?: MessageValues): string => t(language, key, values);
    const day = (date: string): string => formatDate(language, date);
    const at = (path: string): string => `/${language}${path}`;
    const as = (who: CastKey): Promise<Page> => signIn(browser, address, variant, who);

    const edda = await as("edda");
    const { field, choose, mark, date, press, open, done } = hands(edda, say);
    const textOf = (page: Page): Promise<string> => page.locator("main").innerText();
    let meeting = "";

    await story.test("8 October: the informal meeting of 10 October is announced, with its agenda", async () => {
      await open("nav.meetings");
      await open("meeting.announce.title");
      await expectAccessible(edda);
      await choose("meeting.kind", "informal");
      await mark("meeting.when.day");
      await date("meeting.day", "2007-10-10");
      await field("meeting.basis", cable("para. 2"));
      await choose("meeting.language", "en");
      await press("meeting.announce.title");
      await done("done.meeting-announced");
      meeting = new URL(edda.url()).pathname;
      await open("meeting.agenda.link");
      await expectAccessible(edda);
      await field("meeting.agenda", agenda.join("\n"));
      await field("meeting.basis", `What was discussed, as told by ${cable("paras. 1 to 6")}`);
      await press("meeting.agenda.link");
      await done("done.agenda-set");
      const listed = await textOf(edda);
      for (const item of agenda) assert.ok(listed.includes(item), item);
      await expectAccessible(edda);
    });

    async function addPaper(title: string, source: string): Promise<void> {
      await open("meeting.paper.add");
      await field("meeting.paper.title", title);
      await choose("meeting.text-language", "en");
      await field("meeting.paper.body", notTold);
      await field("meeting.basis", source);
      await press("meeting.paper.add");
      await done("done.paper-added");
    }

    const pia = await as("pia");
    await story.test("9 October: two papers are added and sent out, and a member reads them in time", async () => {
      house.access.moveTo("2007-10-09T14:00:00Z");
      await addPaper(background, cable("para. 2 and ref. A (e-mail of 9 October 2007)"));
      await addPaper(template, cable("para. 5 and ref. A (e-mail of 9 October 2007)"));
      await pia.getByRole("link", { name: say("nav.meetings"), exact: true }).click();
      await pia.locator("main table a").first().click();
      assert.equal(new URL(pia.url()).pathname, meeting);
      assert.equal(
        await pia.locator("main a[href*='/versions/']").count(),
        0,
        "nothing is read before it was sent out",
      );

      await open("meeting.send.link");
      await expectAccessible(edda);
      await edda.getByRole("button", { name: say("meeting.send.button", { count: 2 }) }).click();
      await done("done.papers-sent");

      await pia.reload();
      const shown = await textOf(pia);
      for (const words of [background, template, day("2007-10-09")]) assert.ok(shown.includes(words), words);
      await expectAccessible(pia);
      await pia.locator("main a[href*='/papers/1/versions/1/en']").click();
      assert.match(await textOf(pia), new RegExp(notTold));
      await expectAccessible(pia);
    });

    await story.test("10 October: the list of activities is sent, and the meeting is recorded as held", async () => {
      house.access.moveTo("2007-10-10T13:00:00Z");
      await addPaper(activities, cable("ref. B (e-mail of 10 October 2007)"));
      await open("meeting.send.link");
      await edda.getByRole("button", { name: say("meeting.send.button", { count: 1 }) }).click();
      await done("done.papers-sent");
      await pia.goto(meeting);
      assert.ok((await textOf(pia)).includes(activities));

      house.access.moveTo("2007-10-10T21:00:00Z");
      await open("meeting.hold.link");
      await expectAccessible(edda);
      await press("meeting.hold.link");
      await done("done.meeting-held");
    });

    await story.test(
      "what was said is put on record, each with its paragraph, and the Committee reads it",
      async () => {
        for (const [n, { words, source, ...by }] of statements.entries()) {
          await open("meeting.statement.link");
          if (n === 0) await expectAccessible(edda);
          if ("state" in by) await choose("meeting.statement.delegation", by.state);
          else await field("meeting.statement.body", by.body);
          await choose("meeting.text-language", "en");
          await field("meeting.statement.words", words);
          await field("meeting.basis", source);
          await press("meeting.statement.link");
          await done("done.statement-submitted");
        }
        await pia.reload();
        const read = await textOf(pia);
        for (const { words, source } of statements)
          for (const told of [words, source]) assert.ok(read.includes(told), told);
        await expectAccessible(pia);
      },
    );

    await story.test(
      "the decision of 9 October stands as welcomed, in a manner the source does not state",
      async () => {
        await open("meeting.decide.link");
        await expectAccessible(edda);
        await field(
          "column.subject",
          "Approval of the text of draft letters to transmit the matrices to States, and of the text of a draft disclaimer to be included in each matrix",
        );
        await choose("meeting.text-language", "en");
        await date("decision.taken-on", "2007-10-09");
        await mark("meeting.decide.manner.not-recorded");
        await field("meeting.basis", cable("para. 1"));
        await press("meeting.decide.link");
        await done("done.decision-recorded");
        assert.ok((await textOf(edda)).includes(say("decision.manner.not-recorded")));
        await pia.reload();
        const read = await textOf(pia);
        for (const words of [say("meeting.decision.welcomed"), say("decision.title", { date: day("2007-10-09") })])
          assert.ok(read.includes(words), words);
      },
    );

    await story.test("the register of themes holds three themes with their standings and positions", async () => {
      await open("nav.committee");
      for (const [n, theme] of themes.entries()) {
        await open("nav.themes");
        await open("themes.record");
        if (n === 0) await expectAccessible(edda);
        for (const code of ["en", "ar"] as const)
          await edda.getByLabel(say("theme.name-in", { language: ownNames[code] }), { exact: true }).fill(theme[code]);
        await press("theme.record.button");
        await done("done.theme-recorded");
        const themePage = edda.url();

        await open("theme.standing.record");
        if (n === 0) await expectAccessible(edda);
        await mark(`theme.standing.${theme.standing}`);
        if (theme.forum) await field("theme.standing.forum", theme.forum);
        await field("theme.standing.said", theme.told);
        await date("theme.standing.dated", "2007-10-10");
        await field("theme.source", cable("para. 3"));
        await choose("theme.written-in", "en");
        await press("theme.standing.button");
        await done("done.theme-standing-recorded");

        for (const [place, { kind, said, ...by }] of theme.positions.entries()) {
          await open("position.record");
          if (n === 0 && place === 0) await expectAccessible(edda);
          await mark(`position.kind.${kind}`);
          if ("state" in by) await choose("position.delegation", by.state);
          else await field("position.body", by.body);
          await field("position.said", said);
          await date("position.dated", "2007-10-10");
          await field("theme.source", cable("para. 3"));
          await choose("theme.written-in", "en");
          await press("position.button");
          await done("done.theme-position-recorded");
        }
        if (n === 0) await expectAccessible(edda);
        await edda.goto(themePage);
        const shown = await textOf(edda);
        for (const words of [theme.told, ...theme.positions.map(({ said }) => said)])
          assert.ok(shown.includes(words), words);
        await open("nav.committee");
      }
      await pia.goto(at("/themes"));
      const register = await textOf(pia);
      for (const theme of themes)
        for (const words of [theme[language === "ar" ? "ar" : "en"], say(`theme.standing.${theme.standing}`)])
          assert.ok(register.includes(words), words);
      assert.match(register, /FATF/);
      await expectAccessible(pia);
    });

    await story.test("a contested theme is not used without a reason; where it is used, it is flagged", async () => {
      await edda.goto(meeting);
      await edda
        .locator("main li")
        .filter({ hasText: background })
        .getByRole("link", { name: say("theme.use.record-here") })
        .first()
        .click();
      await expectAccessible(edda);
      const themeField = edda.getByLabel(say("theme.name"), { exact: true });
      await themeField.selectOption({ label: themes[0]?.[language === "ar" ? "ar" : "en"] ?? "" });
      await choose("theme.written-in", "en");
      const chosen = await themeField.inputValue();
      await press("theme.use.button");
      await edda.getByRole("alert").getByText(say("theme.error.reason")).waitFor();
      assert.equal(await themeField.inputValue(), chosen);
      assert.equal(await edda.getByLabel(say("theme.written-in"), { exact: true }).inputValue(), "en");
      assert.ok((await textOf(edda)).includes(background));
      await expectAccessible(edda);
      await field("theme.use.reason", `Spoken of when the draft was discussed. ${cable("paras. 2 and 3")}`);
      await press("theme.use.button");
      await done("done.theme-used");
      assert.ok((await textOf(edda)).includes(background));
      await pia.goto(meeting);
      assert.ok((await textOf(pia)).includes(say("theme.flag")));
      await expectAccessible(pia);
    });

    await story.test("members read a summary and the outcomes", async () => {
      await edda.goto(meeting);
      await open("meeting.summary.link");
      await expectAccessible(edda);
      await choose("meeting.text-language", "en");
      await field(
        "meeting.summary",
        `The Committee discussed a strategy for further outreach and a draft template for requests for assistance. Its members welcomed the decision of 9 October 2007 and called for the letters to be sent soon. As told by ${cable("para. 1")}`,
      );
      await press("meeting.summary.link");
      await done("done.text-saved");
      await open("meeting.outcomes.link");
      await choose("meeting.text-language", "en");
      await field(
        "meeting.outcomes",
        `Two ideas were put to which the Chairman seemed receptive; the source tells of no decision on them. ${cable("para. 6")}`,
      );
      await press("meeting.outcomes.link");
      await done("done.text-saved");
      await pia.reload();
      const read = await textOf(pia);
      for (const words of ["called for the letters to be sent soon", "tells of no decision on them"])
        assert.ok(read.includes(words), words);
    });

    const stranger = (await openWindow(browser, address, variant)).page;
    const forEverybody =
      "The Committee discussed a strategy for further outreach and a draft template for requests for assistance.";
    await story.test(
      "a public summary that names a delegation is refused; one without names is published",
      async () => {
        await edda.goto(meeting);
        await open("meeting.public.link");
        await expectAccessible(edda);
        await edda.locator("main").getByRole("link", { name: ownNames.en, exact: true }).click();
        await field("meeting.public.body", `${forEverybody} France and the United Kingdom spoke of results.`);
        await press("meeting.public.save");
        await done("done.text-saved");
        await edda.getByText(say("meeting.error.names-a-state")).waitFor();
        assert.deepEqual(await edda.locator("main li > bdi").allInnerTexts(), ["France", "United Kingdom"]);
        const publish = edda.getByRole("button", { name: say("meeting.public.publish", { name: ownNames.en }) });
        assert.equal(await publish.count(), 0);
        await expectAccessible(edda);

        await field("meeting.public.body", forEverybody);
        await press("meeting.public.save");
        await done("done.text-saved");
        await stranger.goto(at("/meetings-held"));
        await stranger.getByText(say("meetings.held.empty")).waitFor();
        await publish.click();
        await done("done.summary-published");
        await expectAccessible(edda);

        await stranger.goto(at(""));
        await stranger.getByRole("link", { name: say("nav.meetings-held"), exact: true }).click();
        const read = await textOf(stranger);
        for (const words of [forEverybody, day("2007-10-10"), say("meeting.kind.informal")])
          assert.ok(read.includes(words), words);
        assert.doesNotMatch(read, /France|United Kingdom|Edda|bio-safety/i);
        await expectAccessible(stranger);
      },
    );

    await story.test(
      "the next meeting is expected in a window, in the words of the source, of no kind yet",
      async () => {
        await open("nav.meetings");
        await open("meeting.announce.title");
        await mark("meeting.when.window");
        await date("meeting.first-day", "2007-10-25");
        await date("meeting.last-day", "2007-11-07");
        await field("meeting.words", "the last week of October or the first week of November");
        await field("meeting.basis", cable("para. 7"));
        await choose("meeting.language", "en");
        await press("meeting.announce.title");
        await done("done.meeting-announced");
        await pia.goto(new URL(edda.url()).pathname);
        const read = await textOf(pia);
        const window = formatWindow(language, "2007-10-25", "2007-11-08");
        for (const words of [
          say("meeting.title.expected", { window }),
          "the last week of October or the first week of",
        ])
          assert.ok(read.includes(words), words);
        await expectAccessible(pia);
      },
    );

    let task = "";
    await story.test(
      "tasks follow from what was said; one is reported on to its end, and its history is read",
      async () => {
        for (const what of [letters, organizations, briefing]) {
          await edda.goto(meeting);
          await open("task.set");
          if (what === letters) await expectAccessible(edda);
          await field("task.column.what", what);
          await choose("meeting.text-language", "en");
          await field("task.office", what === letters ? "The Committee" : "Not named by the source");
          await press("task.set");
          await done("done.task-set");
        }
        await pia.goto(meeting);
        await expectAccessible(pia);
        for (const what of [letters, organizations]) assert.ok((await textOf(pia)).includes(what), what);
        await edda.goto(meeting);
        await edda.getByRole("link", { name: briefing }).click();
        task = new URL(edda.url()).pathname;
        await expectAccessible(edda);
        for (const [moment, status, words] of [
          ["2007-10-11T14:00:00Z", "in-progress", "Taken up"],
          ["2007-10-12T14:00:00Z", "done", "Examined in this replay; the source does not tell what came of it"],
        ] as const) {
          house.access.moveTo(moment);
          await mark(`task.status.${status}`);
          await field("task.words", words);
          await press("task.report");
          await done("done.task-reported");
        }
        await pia.getByRole("link", { name: briefing }).click();
        const history = await pia.locator("main ol").last().locator("> li").allInnerTexts();
        assert.equal(history.length, 3);
        for (const [n, told] of [
          [day("2007-10-10")],
          [say("task.status.in-progress"), day("2007-10-11"), "Edda Marlow", "Taken up"],
          [say("task.status.done"), day("2007-10-12"), "Examined in this replay"],
        ].entries())
          for (const words of told) assert.ok(history[n]?.includes(words), words);
        await expectAccessible(pia);
      },
    );

    const amelie = await as("amelie");
    await story.test(
      "a State that is not of the Committee, and a stranger, find the published summary alone",
      async () => {
        const registers = ["/meetings", "/tasks", "/decisions", "/themes", "/committee"].map(at);
        for (const path of [meeting, `${meeting}/papers/1/versions/1/en`, task, ...registers]) {
          const answers = await Promise.all([amelie, stranger].map((page) => page.request.get(path)));
          for (const answer of answers) {
            const page = await answer.text();
            const told = page // the navigation and the banner of the demonstration name outreach to everybody
              .replace(/<a href="\/[a-z]+\/outreach".*?<\/a>/s, "")
              .replace(/<div class="banner">.*?<\/div>/s, "");
            assert.match(told, /<title>.*<main/s, path);
            assert.doesNotMatch(told, /outreach|bio-safety|Send the letters|USUN/i, path);
          }
          if (!registers.includes(path)) assert.equal(answers[0]?.status(), 404, path);
        }
        assert.equal(await amelie.getByRole("link", { name: say("nav.meetings"), exact: true }).count(), 0);
        await amelie.getByRole("link", { name: say("nav.meetings-held"), exact: true }).click();
        assert.ok((await textOf(amelie)).includes(forEverybody));
      },
    );

    for (const page of [edda, pia, amelie, stranger]) await page.context().close();
    expectNoFaults();
  });
}

type Say = (key: MessageKey, values?: MessageValues) => string;

/** What a person does on a page, by the words that stand on it. */
function hands(page: Page, say: Say) {
  const labelled = (label: MessageKey) => page.getByLabel(say(label), { exact: true });
  return {
    field: (label: MessageKey, words: string) => labelled(label).fill(words),
    choose: (label: MessageKey, value: string) => labelled(label).selectOption(value),
    mark: (label: MessageKey) => page.getByRole("radio", { name: say(label), exact: true }).check(),
    press: (name: MessageKey) =>
      page
        .locator("main")
        .getByRole("button", { name: say(name), exact: true })
        .click(),
    open: (name: MessageKey) =>
      page
        .getByRole("link", { name: say(name), exact: true })
        .first()
        .click(),
    done: (message: MessageKey) => page.getByText(say(message)).first().waitFor(),
    date: async (label: MessageKey, date: string): Promise<void> => {
      const group = page.getByRole("group", { name: say(label), exact: true });
      const [year = "", month = "", day = ""] = date.split("-");
      await group.getByLabel(say("date.day"), { exact: true }).fill(day);
      await group.getByLabel(say("date.month"), { exact: true }).fill(month);
      await group.getByLabel(say("date.year"), { exact: true }).fill(year);
    },
  };
}

async function signIn(browser: Browser, address: string, variant: Variant, who: CastKey): Promise<Page> {
  const { page } = await openWindow(browser, address, variant);
  await page.goto(`/${variant.language}/sign-in`);
  await page.getByRole("button", { name: cast.find(({ key }) => key === who)?.name ?? "" }).click();
  await page.getByRole("heading", { name: t(variant.language, "awaiting.title") }).waitFor();
  return page;
}
