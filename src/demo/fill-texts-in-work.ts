import type { Work } from "#access/work.ts";
import { beginText } from "#committee/texts/begin-text.ts";
import { decideAmendment } from "#committee/texts/decide-amendment.ts";
import { draftVersion } from "#committee/texts/draft-version.ts";
import { proposeAmendment } from "#committee/texts/propose-amendment.ts";
import { saveBody } from "#committee/texts/save-body.ts";
import { setDueDate } from "#committee/texts/set-due-date.ts";
import { shareVersion } from "#committee/texts/share-version.ts";
import { getWorkedVersionById, listTexts } from "#committee/texts/text.queries.ts";
import { revisionOf } from "#committee/texts/text.ts";
import { writeComment } from "#committee/texts/write-comment.ts";
import type { StateCode, TextId, TextVersionId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import type { CastKey } from "./cast.ts";

/** Somebody of the cast acts on a day that lies behind. */
type As = <T>(key: CastKey, daysAgo: number, does: (work: Work) => Promise<T>) => Promise<T>;

const source = "Invented for the demonstration";

const strategy = {
  title: "Strategy for talking with States (invented)",
  paragraphs: [
    "This strategy is invented: it shows how the Committee may work on a text, and is nobody’s position.",
    "The Committee talks with States that ask for it about the measures they have taken, and about those they plan.",
    "The secretariat keeps a list of the meetings to which experts are invited and sends it to the members every month.",
    "The experts report to the Committee within ten working days after each visit.",
    "The Committee looks at this strategy again after one year.",
  ],
};

const strategyInFrench = {
  title: "Stratégie de dialogue avec les États (inventée)",
  paragraphs: [
    "Cette stratégie est inventée : elle montre comment le Comité peut travailler à un texte, et n’est la position de personne.",
    "Le Comité s’entretient avec les États qui le demandent des mesures qu’ils ont prises et de celles qu’ils prévoient.",
    "Le secrétariat tient une liste des réunions auxquelles les experts sont invités et l’adresse aux membres tous les mois.",
    "Les experts font rapport au Comité dans les dix jours ouvrables suivant chaque visite.",
    "Le Comité réexamine cette stratégie au bout d’un an.",
  ],
};

const activities = {
  title: "Provisional list of activities (invented)",
  paragraphs: [
    "Seminar on export control lists, in Ostrand, two days in the first quarter.",
    "Visit of two experts to Valmere, on its invitation, three days in the second quarter.",
    "Course for customs officers of the region, in Orvandia, one week in the third quarter.",
  ],
};

/** Texts in work: an invented strategy on which delegations have views, and an invented list of activities. */
export async function fillTextsInWork(as: As, now: Temporal.Instant): Promise<void> {
  const found = await as("sanna", 0, ({ db }) => listTexts(db));
  if (found.some(({ kind }) => kind === "strategy")) return;
  const inDays = (days: number): string =>
    now.toZonedDateTimeISO("America/New_York").toPlainDate().add({ days }).toString();

  const text = await as("sanna", 40, (work) => begin(work, "strategy", strategy.title, inDays(-10)));
  const first = await write(as, 38, text, strategy);
  await translate(as, 36, first);
  await share(as, 34, first);
  const taken = await as("rafael", 30, (work) =>
    amendment(
      work,
      first,
      2,
      "States that ask for it",
      "every State that asks for it",
      "No State that asks is left out.",
    ),
  );
  await as("sanna", 26, (work) =>
    decideAmendment(work, { text, amendment: taken, decision: { outcome: "taken", words: null } }),
  );
  const second = await as("sanna", 26, async ({ db }) => {
    const version = (await listTexts(db)).find(({ id }) => id === text)?.versions.at(-1);
    if (!version) throw new Error("demonstration: the strategy has no second version");
    return version.id;
  });
  const [, , ...rest] = strategy.paragraphs;
  await save(as, 24, second, {
    title: strategy.title,
    paragraphs: [
      strategy.paragraphs[0] ?? "",
      "The Committee talks with every State that asks for it about the measures it has taken, and about those it plans.",
      ...rest.map((words) => words.replace("ten working days", "five working days")),
      "Each meeting is recorded with its date and its source.",
    ],
  });
  await share(as, 20, second);
  await as("edda", 19, (work) =>
    setDueDate(work, text, { on: inDays(20), agreed: "At an invented informal meeting", source }),
  );
  await as("rafael", 6, (work) =>
    amendment(
      work,
      second,
      4,
      "five working days",
      "fifteen working days",
      "Reports need the answers of the State visited.",
    ),
  );
  await as("pia", 4, (work) =>
    comment(work, second, undefined, "As lead drafter we thank delegations and look forward to more views."),
  );
  await as("rafael", 3, (work) => comment(work, second, 6, "We welcome this paragraph."));

  const list = await as("edda", 12, (work) => begin(work, "list-of-activities", activities.title, inDays(12)));
  await share(as, 10, await write(as, 11, list, activities));
}

type Body = { title: string; paragraphs: string[] };

async function begin(
  work: Work,
  kind: "strategy" | "list-of-activities",
  title: string,
  dueOn: string,
): Promise<TextId> {
  const leadDrafter = kind === "strategy" ? { state: "XOS" as StateCode } : { body: "Secretariat" }; // an invented State
  return (await beginText(work, { kind, title, language: "en", leadDrafter, dueOn, source })).id;
}

async function write(as: As, daysAgo: number, text: TextId, body: Body): Promise<TextVersionId> {
  const drafted = await as("sanna", daysAgo, (work) => draftVersion(work, text));
  if (!drafted.ok) throw new Error(`demonstration: ${drafted.reason}`);
  await save(as, daysAgo, drafted.id, body);
  return drafted.id;
}

async function save(as: As, daysAgo: number, id: TextVersionId, body: Body, language: Language = "en"): Promise<void> {
  const saved = await as("sanna", daysAgo, async (work) => {
    const version = await getWorkedVersionById(work.db, id);
    const madeFrom = revisionOf(version, version.original);
    return await saveBody(work, { version: id, language, body, basedOn: revisionOf(version, language), madeFrom });
  });
  if (!saved.ok) throw new Error(`demonstration: words not saved, ${saved.reason}`);
}

async function translate(as: As, daysAgo: number, id: TextVersionId): Promise<void> {
  await save(as, daysAgo, id, strategyInFrench, "fr");
}

async function share(as: As, daysAgo: number, id: TextVersionId): Promise<void> {
  const shared = await as("leto", daysAgo, (work) => shareVersion(work, id));
  if (!shared.ok) throw new Error(`demonstration: not put before the members, ${shared.reason}`);
}

async function amendment(
  work: Work,
  version: TextVersionId,
  paragraph: number,
  ...[oldWords, newWords, why]: [string, string, string]
) {
  const proposed = await proposeAmendment(work, version, { language: "en", paragraph, oldWords, newWords, why });
  if (!proposed.ok) throw new Error(`demonstration: no amendment, ${proposed.reason}`);
  return proposed.id;
}

async function comment(
  work: Work,
  version: TextVersionId,
  paragraph: number | undefined,
  words: string,
): Promise<void> {
  const written = await writeComment(work, version, { language: "en", paragraph, words });
  if (!written.ok) throw new Error(`demonstration: no comment, ${written.reason}`);
}
