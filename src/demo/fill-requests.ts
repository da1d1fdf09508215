import type { Work } from "#access/work.ts";
import { acceptOffer } from "#assistance/offers/accept-offer.ts";
import { beginDelivery } from "#assistance/offers/begin-delivery.ts";
import { endDelivery } from "#assistance/offers/end-delivery.ts";
import { giveFeedback } from "#assistance/offers/give-feedback.ts";
import { makeOffer } from "#assistance/offers/make-offer.ts";
import { listMyProviders } from "#assistance/offers/offer.queries.ts";
import { agreeToPublication } from "#assistance/publication/agree-to-publication.ts";
import { addItem } from "#assistance/requests/add-item.ts";
import { authenticateRequest } from "#assistance/requests/authenticate-request.ts";
import { beginRequest } from "#assistance/requests/begin-request.ts";
import { chooseAudience } from "#assistance/requests/choose-audience.ts";
import { moveRequest } from "#assistance/requests/move-request.ts";
import { getRequest } from "#assistance/requests/request.queries.ts";
import { submitRequest } from "#assistance/requests/submit-request.ts";
import { takeRequestStep } from "#assistance/requests/take-step.ts";
import { type WrittenField, writeFields } from "#assistance/requests/write-fields.ts";
import { closeOfBusinessOn } from "#committee/working-days/deadline.ts";
import type { AssistanceRequestId, OfferId, StateCode } from "#db/ids.ts";
import type { Audience } from "#db/schema/assistance.ts";
import type { Language } from "#i18n/languages.ts";
import { dateOf } from "#states/state.queries.ts";
import type { CastKey } from "./cast.ts";

type As = <T>(key: CastKey, daysAgo: number, does: (work: Work) => Promise<T>) => Promise<T>;

type Story = {
  who: CastKey;
  state: string;
  language: Language;
  daysAgo: number;
  kind?: "general";
  audience: Audience;
  whole: Record<string, string>;
  items: Record<string, string>[];
};

const stories = {
  draft: {
    who: "layla",
    state: "XNA",
    language: "ar",
    daysAgo: 1,
    audience: "secretariat",
    whole: { objective: "أن تكون لدى هيئة الموانئ قائمة مراقبة وموظفون مدربون عليها." },
    items: [
      {
        need: "تدريب عشرين موظفاً من هيئة الموانئ على فحص وثائق الشحن في الميناء الشمالي.",
        kinds: '["training"]',
        languages: '["ar"]',
        subject: '[{"template":"m2017","row":"C4.03","weapon":""}]',
      },
    ],
  },
  circulated: {
    who: "diego",
    state: "XOR",
    language: "es",
    daysAgo: 40,
    audience: "all-providers",
    whole: {
      objective: "Que la ley de control de exportaciones cubra el corretaje y el tránsito.",
      background: "El proyecto de ley pasó la primera lectura en el parlamento.",
    },
    items: [
      {
        need: "Comentarios artículo por artículo sobre el proyecto de ley de control de exportaciones, capítulos 2 y 4.",
        kinds: '["legislative","expertise"]',
        languages: '["es","en"]',
        institution: "Ministerio de Comercio de Orvandia",
        "how-soon": "one-year",
        subject: '[{"template":"m2017","row":"C2.01","weapon":"NW"},{"template":"m2017","row":"C2.02","weapon":"CW"}]',
      },
      {
        need: "Un curso de cinco días para doce funcionarios de la autoridad de licencias.",
        kinds: '["training"]',
        languages: '["es"]',
        "how-soon": "six-months",
      },
    ],
  },
  confidential: {
    who: "vera",
    state: "XLE",
    language: "ru",
    daysAgo: 15,
    audience: "committee",
    whole: { objective: "Усилить физическую защиту одной лаборатории." },
    items: [{ need: "Оценка физической защиты лаборатории двумя экспертами.", kinds: '["expertise","visit"]' }],
  },
  general: {
    who: "clara",
    state: "XOS",
    language: "en",
    daysAgo: 12,
    kind: "general",
    audience: "committee",
    whole: { matter: "May a State send one request for several ministries, or one for each?" },
    items: [],
  },
  fulfilled: {
    who: "lan",
    state: "XYU",
    language: "zh",
    daysAgo: 200,
    audience: "public",
    whole: { objective: "使国家控制清单与国际清单一致。" },
    items: [
      {
        need: "将更新后的国际控制清单译成中文，并培训三名译员。",
        kinds: '["translation","training"]',
        languages: '["zh","en"]',
        "how-soon": "two-years",
      },
    ],
  },
} as const satisfies Record<string, Story>;

const summaryOfFulfilled = {
  en: "Translation of the updated international control lists into Chinese, and training of three translators.",
  fr: "Traduction en chinois des listes de contrôle internationales mises à jour et formation de trois traducteurs.",
  es: "Traducción al chino de las listas internacionales de control actualizadas y formación de tres traductores.",
  ru: "Перевод обновлённых международных контрольных списков на китайский язык и обучение трёх переводчиков.",
  ar: "ترجمة قوائم المراقبة الدولية المحدّثة إلى الصينية وتدريب ثلاثة مترجمين.",
  zh: "将更新后的国际控制清单译成中文，并培训三名译员。",
};

/** Requests in every stage, invented, through the same acts as any; there once. */
export async function fillRequests(as: As): Promise<void> {
  const found = await as("edda", 0, ({ db }) =>
    db.selectFrom("assistance_request").where("submitted_at", "is not", null).select("id").limit(1).execute(),
  );
  if (found.length > 0) return;
  await begin(as, stories.draft);
  await tellConfidential(as);
  await tellGeneral(as);
  await tellCirculated(as);
  await tellFulfilled(as);
}

async function tellCirculated(as: As): Promise<void> {
  const { who, daysAgo } = stories.circulated;
  const id = await begin(as, stories.circulated);
  await bringOut(as, { who, daysAgo }, id);
  await offerOn(as, id, daysAgo - 25, "We would comment on chapters 2 and 4 within six weeks, in Spanish.", 1);
}

async function tellConfidential(as: As): Promise<void> {
  const { who, daysAgo } = stories.confidential;
  const id = await begin(as, stories.confidential);
  await as(who, daysAgo, (work) => submit(work, id));
  await confirm(as, id, daysAgo - 2);
  await as("edda", daysAgo - 3, (work) => moveRequest(work, id, "acknowledge"));
}

async function tellGeneral(as: As): Promise<void> {
  const { who, daysAgo } = stories.general;
  const id = await begin(as, stories.general);
  await as(who, daysAgo, (work) => submit(work, id));
  await confirm(as, id, daysAgo - 1);
  await as("edda", daysAgo - 2, (work) => moveRequest(work, id, "acknowledge"));
  const words = "One request may hold as many items as are needed, each for its own institution.";
  await as("sanna", daysAgo - 5, (work) => takeRequestStep(work, id, { step: "answer", words }));
}

async function tellFulfilled(as: As): Promise<void> {
  const { who, daysAgo } = stories.fulfilled;
  const id = await begin(as, stories.fulfilled);
  await bringOut(as, { who, daysAgo }, id);
  const offer = await offerOn(as, id, daysAgo - 25, "We would translate the lists and train three translators.", 1);
  await as(who, daysAgo - 30, (work) => acceptOffer(work, id, { offer, words: "" }));
  const startedOn = await as("iskra", daysAgo - 40, async ({ at }) => dateOf(at));
  const begun = await as("iskra", daysAgo - 40, (work) => beginDelivery(work, id, { offer, startedOn, words: "" }));
  if (!begun.ok) throw new Error(`demonstration: ${begun.reason}`);
  await as(who, daysAgo - 120, async (work) => {
    const ending = {
      on: dateOf(work.at),
      outcome: "delivered" as const,
      items: [],
      words: "三名译员已受训，清单已译出。",
    };
    return endDelivery(work, id, { delivery: begun.id, ...ending });
  });
  const said = { happened: "The lists were translated, three translators trained.", achieved: "", opportunities: "" };
  await as("iskra", daysAgo - 125, (work) => giveFeedback(work, id, said));
  const agreed = await as(who, daysAgo - 60, (work) =>
    agreeToPublication(work, id, { summary: summaryOfFulfilled, inCapacity: "常驻代表" }),
  );
  if (!agreed.ok) throw new Error(`demonstration: ${agreed.reason}`);
}

async function begin(as: As, story: Story): Promise<AssistanceRequestId> {
  return await as(story.who, story.daysAgo, async (work) => {
    const state = story.state as StateCode; // one of the invented States, filled before
    const begun = await beginRequest(work, {
      kind: story.kind ?? "assistance",
      from: { state },
      language: story.language,
    });
    if (!begun.ok) throw new Error(`demonstration: ${begun.reason}`);
    let revision = await write(work, { request: begun.id, item: 0, fields: fieldsOf(story.whole), basedOn: 0 });
    for (const item of story.items) {
      const added = await addItem(work, begun.id, { basedOn: revision });
      if (!added.ok) throw new Error(`demonstration: ${added.reason}`);
      const fields = fieldsOf(item);
      revision = await write(work, { request: begun.id, item: added.item, fields, basedOn: added.revision });
    }
    const chosen = await chooseAudience(work, begun.id, { audience: story.audience, named: [], basedOn: revision });
    if (!chosen.ok) throw new Error(`demonstration: ${chosen.reason}`);
    return begun.id;
  });
}

async function write(work: Work, written: Parameters<typeof writeFields>[1]): Promise<number> {
  const outcome = await writeFields(work, written);
  if (!outcome.ok) throw new Error(`demonstration: ${outcome.reason}`);
  return outcome.revision;
}

function fieldsOf(values: Record<string, string>): WrittenField[] {
  // The names are those of the form: the stories stand above.
  return Object.entries(values).map(([name, value]) => ({
    name: name as WrittenField["name"],
    value,
    audience: "public",
  }));
}

async function submit(work: Work, id: AssistanceRequestId): Promise<void> {
  const { revision } = await getRequest(work, id);
  const outcome = await submitRequest(work, id, { basedOn: revision });
  if (!outcome.ok) throw new Error(`demonstration: ${outcome.reason}`);
}

async function confirm(as: As, id: AssistanceRequestId, daysAgo: number): Promise<void> {
  const confirmed = { channel: "telephone", with: "the First Secretary", words: "" } as const;
  await as("edda", daysAgo, (work) => authenticateRequest(work, id, confirmed));
}

/** From the draft to its circulation: sent, confirmed, acknowledged, the window waived. */
async function bringOut(
  as: As,
  { who, daysAgo }: { who: CastKey; daysAgo: number },
  id: AssistanceRequestId,
): Promise<void> {
  await as(who, daysAgo, (work) => submit(work, id));
  await confirm(as, id, daysAgo - 2);
  await as("edda", daysAgo - 3, async (work) => {
    const ends = Temporal.PlainDate.from(dateOf(work.at)).add({ days: 7 }).toString();
    await moveRequest(work, id, "acknowledge", { details: { windowEndsAt: closeOfBusinessOn(ends).toString() } });
  });
  await as(who, daysAgo - 5, (work) => takeRequestStep(work, id, { step: "waive", words: "Note verbale of that day" }));
  await as("edda", daysAgo - 6, (work) => moveRequest(work, id, "circulate"));
}

async function offerOn(
  as: As,
  id: AssistanceRequestId,
  daysAgo: number,
  words: string,
  items: number,
): Promise<OfferId> {
  return await as("iskra", daysAgo, async (work) => {
    const [provider] = await listMyProviders(work.db);
    const request = await getRequest(work, id);
    if (!provider) throw new Error("demonstration: nobody offers");
    const made = await makeOffer(work, id, {
      provider,
      programme: null,
      items: request.items.slice(0, items).map(({ id }) => id),
      words,
      conditions: "",
      from: null,
      to: null,
      language: "en",
    });
    if (!made.ok) throw new Error(`demonstration: ${made.reason}`);
    return made.id;
  });
}
