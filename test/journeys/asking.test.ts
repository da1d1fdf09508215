import assert from "node:assert/strict";
import { test } from "node:test";
import type { Work } from "#access/work.ts";
import { moveRequest } from "#assistance/requests/move-request.ts";
import type { AssistanceRequestId } from "#db/ids.ts";
import type { CastKey } from "#demo/cast.ts";
import { t } from "#i18n/t.ts";
import { openTestApp } from "../app.ts";
import { expectAccessible, expectNoFaults, openBrowser, serveApp } from "../browser.ts";
import { hands, type Seat, signedIn } from "../hands.ts";
import { there, signIn as tokenOf } from "../people.ts";
import { aProvider } from "../requests.ts";
import { setUpTexts } from "../texts.ts";

// A State asks in confidence, in Arabic, on a phone, without script; the one provider it named answers, in English on a desk; one year
// later the question comes. The letters between have a test of their own (requests/request-letters.test.ts): here they are acts.

const phone: Seat = { language: "ar", script: false, width: 390, height: 844 };
const desk: Seat = { language: "en", script: true, width: 1200, height: 900 };

const browser = await openBrowser();

test("a State asks in confidence, a provider helps, and a year later both are asked", {
  timeout: 240_000,
}, async (story) => {
  const house = await openTestApp({ at: "2026-03-02T15:00:00Z" });
  await setUpTexts(house.database);
  const centre = await aProvider(house.database, { organisation: "Halden Harbour Centre" });
  const address = await serveApp(house);
  const layla = await signedIn(browser, address, { ...phone, who: "layla" });
  const edda = await signedIn(browser, address, { ...desk, who: "edda" });
  const iskra = await signedIn(browser, address, { ...desk, who: "iskra" });
  const vera = await signedIn(browser, address, { ...phone, who: "vera" });
  const inArabic = hands(layla, "ar");
  const inEnglish = hands(iskra, "en");
  let path = "";

  await story.test("the State writes its request page by page, and each is kept", async () => {
    await layla.goto("/ar/assistance/requests/new");
    await expectAccessible(layla);
    await inArabic.press("request.begin.button");
    path = new URL(layla.url()).pathname;
    await inArabic.follow("request.part.about");
    await inArabic.fill("objective", "أن تكون للمختبر الوطني حماية مادية كافية.");
    await expectAccessible(layla);
    await inArabic.press("request.save");
    await inArabic.press("request.item.add");
    await inArabic.fill("need", "تقييم الحماية المادية للمختبر الوطني من قبل خبيرين خلال أسبوعين.");
    await layla.locator("input[name=kinds][value=expertise]").check();
    await layla.locator("input[name=languages][value=ar]").check();
    await layla.locator("details:has(input[name=subject]) > summary").nth(1).click();
    await layla.locator("input[name=subject]:visible").first().check();
    await expectAccessible(layla);
    await inArabic.press("request.save");
    await inArabic.follow("request.part.contact");
    await inArabic.fill("contact", "مدير المختبر الوطني");
    await inArabic.press("request.save");
  });

  await story.test("it says who may see it, and looks through the eyes of each", async () => {
    await inArabic.follow("request.part.audience");
    await layla.locator("input[name=audience][value=named-providers]").check();
    await inArabic.press("request.save");
    assert.match(await inArabic.text(), new RegExp(t("ar", "request.error.nobody-named")));
    await layla.locator(`input[name=named][value="${centre}"]`).check();
    await expectAccessible(layla);
    await inArabic.press("request.save");
    await inArabic.follow("request.preview.look");
    await inArabic.follow("onlooker.other-provider");
    assert.match(await inArabic.text(), new RegExp(t("ar", "request.preview.nothing")));
    await inArabic.follow("onlooker.named-provider");
    assert.match(await inArabic.text(), /المختبر الوطني/);
    await expectAccessible(layla);
    await layla.goto(path);
    await inArabic.follow("request.check");
    await expectAccessible(layla);
    await inArabic.press("request.send");
    assert.match(await inArabic.text(), new RegExp(t("ar", "done.request-sent").slice(0, 20)));
  });

  await story.test("the secretariat confirms it by another channel", async () => {
    const inOffice = hands(edda, "en");
    await edda.goto(path.replace("/ar/", "/en/"));
    await inOffice.follow("request.step.authentication");
    await expectAccessible(edda);
    await inOffice.press("request.step.authentication");
    assert.match(await inOffice.text(), /By what channel/, "without a channel it is not confirmed");
    await edda.getByLabel("Telephone", { exact: false }).check();
    await inOffice.fill("with", "the First Secretary");
    await inOffice.press("request.step.authentication");
    assert.match(await inOffice.text(), /Authenticated/);
  });

  await story.test("the State lets it go to the one it named; nobody else finds it", async () => {
    const id = path.split("/").at(-1) as AssistanceRequestId; // the address ends with it
    const act = (does: (work: Work) => Promise<void>) => as(house, "edda", does);
    await act((work) => moveRequest(work, id, "acknowledge", { details: { windowEndsAt: "2026-03-09T22:00:00Z" } }));
    await layla.goto(path);
    await inArabic.follow("request.step.waiver");
    await inArabic.fill("words", "مذكرة شفوية 12");
    await inArabic.press("request.step.waiver");
    await act((work) => moveRequest(work, id, "circulate"));
    const answer = await vera.goto(path);
    assert.equal(answer?.status(), 404);
    await vera.goto("/ar/assistance/requests");
    assert.match(await vera.locator("main").innerText(), new RegExp(t("ar", "requests.empty")));
  });

  await story.test("the provider answers", async () => {
    await iskra.goto("/en/assistance/requests");
    await iskra.locator("main table a").first().click();
    assert.match(await inEnglish.text(), /المختبر الوطني/);
    await inEnglish.follow("offer.make");
    await inEnglish.press("offer.make");
    assert.match(await inEnglish.text(), /What is offered/, "an empty offer is told, and nothing typed is lost");
    await inEnglish.fill("words", "Two experts for two weeks, with a written assessment.");
    await expectAccessible(iskra);
    await inEnglish.press("offer.make");
    assert.match(await inEnglish.text(), /Withdraw this offer/);
  });

  await story.test("the State takes the offer; what was done is said by both sides", async () => {
    await layla.goto(path);
    await expectAccessible(layla);
    await inArabic.follow("offer.step.acceptance");
    await inArabic.press("offer.step.acceptance");
    house.access.moveTo("2026-04-20T15:00:00Z");
    await iskra.goto(path.replace("/ar/", "/en/"));
    await inEnglish.follow("offer.step.delivery");
    await inEnglish.date("started", "2026-04-06");
    await inEnglish.press("offer.step.delivery");
    await inEnglish.follow("delivery.step.ending");
    await inEnglish.date("ended", "2026-04-17");
    await iskra.getByLabel("All of it was delivered").check();
    await expectAccessible(iskra);
    await inEnglish.press("delivery.step.ending");
    await layla.goto(path);
    await inArabic.follow("delivery.step.confirmation");
    await inArabic.press("delivery.step.confirmation");
    assert.match(await inArabic.text(), new RegExp(t("ar", "delivery.confirmed")));
  });

  await story.test("one year later both are asked what came of it, and it is closed", async () => {
    house.access.moveTo("2027-04-22T15:00:00Z");
    await house.runClock();
    const reference = /AR-[2-9A-Z]{6}/.exec(await inArabic.text())?.[0] ?? "";
    await layla.goto("/ar/awaiting");
    assert.ok((await inArabic.text()).includes(t("ar", "awaiting.request.follow-up", { reference })));
    await iskra.goto("/en/awaiting");
    assert.ok((await inEnglish.text()).includes(t("en", "awaiting.request.feedback", { reference })));
    await iskra.goto(path.replace("/ar/", "/en/"));
    await inEnglish.follow("feedback.give");
    await inEnglish.fill("achieved", "The laboratory has a plan of its own.");
    await inEnglish.press("feedback.give");
    await layla.goto(path);
    assert.doesNotMatch(await inArabic.text(), /a plan of its own/, "each side speaks freely");
    await inArabic.follow("request.step.follow-up");
    await inArabic.fill("words", "للمختبر الآن خطة حماية.");
    await expectAccessible(layla);
    await inArabic.press("request.step.follow-up");
    assert.match(await inArabic.text(), new RegExp(t("ar", "request.standing.closed")));
    await layla.goto("/ar/assistance/help-received/XNA");
    assert.match(await inArabic.text(), /للمختبر الوطني/, "it stands in the State's own history");
  });
  expectNoFaults();
});

async function as(house: Awaited<ReturnType<typeof openTestApp>>, who: CastKey, does: (work: Work) => Promise<void>) {
  const token = await tokenOf(house.database, who);
  there(await house.access.transact(token, async (work) => ({ done: await does(work) })));
}
