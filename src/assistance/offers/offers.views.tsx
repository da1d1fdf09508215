import type { VNode } from "preact";
import type { ProgrammeId, RequestItemId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { formatDate, formatMoment } from "#ui/dates.tsx";
import { Facts } from "#ui/facts.tsx";
import { Button, CheckboxField, Form } from "#ui/fields.tsx";
import { DayOf, FormPage, LanguageOf, RadioOf, SelectOf, TextOf } from "#ui/form-page.tsx";
import { Notice } from "#ui/notice.tsx";
import { StatusPill } from "#ui/status-pill.tsx";
import { Table } from "#ui/table.tsx";
import { TextIn } from "#ui/text-in.tsx";
import { errorAt, type FormState } from "#ui/typed-form.ts";
import { programmePath } from "../providers/paths.ts";
import { requestPath } from "../requests/paths.ts";
import type { RequestWhole } from "../requests/request.ts";
import { valuesOf } from "../requests/request-field.ts";
import type { Names } from "../requests/request-words.ts";
import {
  type Delivery,
  type DeliveryOutcome,
  type Feedback,
  itemsStillOpen,
  type Offer,
  stateOfOffer,
} from "./offer.ts";
import {
  carryingOverPath,
  type DeliveryStep,
  deliveryStepPath,
  feedbackPath,
  newOfferPath,
  type OfferStep,
  offerStepPath,
  offersPath,
  recallPath,
} from "./paths.ts";

const newYork = "America/New_York";

export type OfferActs = {
  mayOffer: boolean;
  mayGiveFeedback: boolean;
  mayCarryOver: boolean;
  ofOffer: (offer: Offer) => OfferStep[];
  ofDelivery: (offer: Offer, delivery: Delivery) => DeliveryStep[];
  /** What this person may say came of a delivery. */
  outcomesOf: (offer: Offer) => readonly DeliveryOutcome[];
};

type SectionProps = {
  language: Language;
  request: RequestWhole;
  names: Names;
  offers: readonly Offer[];
  feedback: readonly Feedback[];
  acts: OfferActs;
  reach: readonly {
    providerId: Offer["providerId"];
    reachedAt: Temporal.Instant;
    recalledAt: Temporal.Instant | null;
    seenAt: Temporal.Instant | null;
  }[];
};

/** What was offered on a request, what was done, and what both sides say of it. */
export function OffersSection(props: SectionProps): VNode | null {
  const { language, request, offers, acts, feedback, reach, names } = props;
  const isEmpty = offers.length + feedback.length + reach.length === 0 && !acts.mayOffer && !acts.mayGiveFeedback;
  if (request.kind === "general" || isEmpty) return null;
  return (
    <>
      <h2>{t(language, "offers.title")}</h2>
      {acts.mayOffer ? (
        <p class="buttons">
          <a class="button button-main" href={`/${language}${newOfferPath(request.id)}`}>
            {t(language, "offer.make")}
          </a>
        </p>
      ) : null}
      {offers.length === 0 ? <p class="empty">{t(language, "offers.none")}</p> : null}
      {offers.map((offer) => (
        <OneOffer {...props} offer={offer} />
      ))}
      {acts.mayCarryOver && itemsStillOpen(request, offers).length > 0 ? (
        <Notice>
          <p>{t(language, "carry-over.what")}</p>
          <Form action={`/${language}${carryingOverPath(request.id)}`}>
            <Button>{t(language, "carry-over.button")}</Button>
          </Form>
        </Notice>
      ) : null}
      {reach.length > 0 && (request.isOwn || offers.every(({ isMine }) => !isMine)) ? (
        <>
          <h2>{t(language, "reach.title")}</h2>
          <Table
            caption={t(language, "reach.title")}
            columns={(["feedback.side.provider", "reach.at", "reach.recalled", "reach.seen"] as const).map((key) => ({
              label: t(language, key),
            }))}
            rows={reach.map(({ providerId, reachedAt, recalledAt, seenAt }) => ({
              cells: [
                names.providers.get(providerId) ?? "",
                ...[reachedAt, recalledAt, seenAt].map((at) => (at ? formatMoment(language, at, newYork) : "")),
              ],
            }))}
          />
        </>
      ) : null}
      {feedback.length > 0 || acts.mayGiveFeedback ? <FeedbackList {...props} /> : null}
    </>
  );
}

function OneOffer({ language, request, names, offer, acts }: SectionProps & { offer: Offer }): VNode {
  const state = stateOfOffer(offer);
  const steps = acts.ofOffer(offer);
  return (
    <section class="preview">
      <h3>{names.providers.get(offer.providerId) ?? ""}</h3>
      <p>
        <StatusPill tone={state === "accepted" ? "settled" : state === "open" ? "due" : "quiet"}>
          {offer.ended ? t(language, `offer.ended.${offer.ended.how}`) : t(language, `offer.state.${state as "open"}`)}
        </StatusPill>
      </p>
      <Facts
        facts={[
          { label: t(language, "offer.made"), value: formatMoment(language, offer.madeAt, newYork) },
          { label: t(language, "offer.items"), value: itemsInWords(language, request, offer.items) },
          {
            label: t(language, "offer.words"),
            value: (
              <div class="typed">
                <TextIn language={offer.language} page={language}>
                  {offer.words}
                </TextIn>
              </div>
            ),
          },
          ...(offer.conditions
            ? [{ label: t(language, "offer.conditions"), value: <bdi class="typed">{offer.conditions}</bdi> }]
            : []),
          ...(offer.from ? [{ label: t(language, "offer.from"), value: formatDate(language, offer.from) }] : []),
          ...(offer.to ? [{ label: t(language, "offer.to"), value: formatDate(language, offer.to) }] : []),
          ...(offer.programmeId
            ? [
                {
                  label: t(language, "matching.programme"),
                  value: (
                    <a href={`/${language}${programmePath(offer.programmeId as ProgrammeId)}`}>
                      {t(language, "matching.programme")}
                    </a>
                  ),
                },
              ]
            : []),
          ...(offer.ended?.words
            ? [{ label: t(language, "request.words"), value: <bdi>{offer.ended.words}</bdi> }]
            : []),
        ]}
      />
      {offer.deliveries.length > 0 ? <h4>{t(language, "delivery.title")}</h4> : null}
      {offer.deliveries.map((delivery) => (
        <OneDelivery {...{ language, request, delivery }} steps={acts.ofDelivery(offer, delivery)} />
      ))}
      {steps.length > 0 ? (
        <ul>
          {steps.map((step) => (
            <li>
              <a href={`/${language}${offerStepPath(request.id, offer.id, step)}`}>
                {t(language, `offer.step.${step}`)}
                <span class="visually-hidden">: {names.providers.get(offer.providerId) ?? ""}</span>
              </a>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

function OneDelivery({
  language,
  request,
  delivery,
  steps,
}: {
  language: Language;
  request: RequestWhole;
  delivery: Delivery;
  steps: readonly DeliveryStep[];
}): VNode {
  const { startedOn, ended, confirmed, words } = delivery;
  return (
    <>
      <p>
        {t(language, "delivery.started", { date: formatDate(language, startedOn) })} <bdi>{words}</bdi>
      </p>
      {ended ? (
        <p>
          {t(language, "delivery.ended", { date: formatDate(language, ended.on) })}:{" "}
          {t(language, `delivery.outcome.${ended.outcome}`)}
          {ended.outcome === "partly" ? ` (${itemsInWords(language, request, ended.items)})` : ""}.{" "}
          <bdi>{ended.words}</bdi> {ended.words ? " · " : ""}
          {t(language, confirmed ? "delivery.confirmed" : "delivery.waits")} <bdi>{confirmed?.words}</bdi>
        </p>
      ) : null}
      {steps.map((step) => (
        <p>
          <a href={`/${language}${deliveryStepPath(request.id, delivery.id, step)}`}>
            {t(language, `delivery.step.${step}`)}
          </a>
        </p>
      ))}
    </>
  );
}

/** Items by their place on the reader's page, with the first words of each. */
export function itemsInWords(
  language: Language,
  request: Pick<RequestWhole, "items" | "fields">,
  ids: readonly RequestItemId[],
): string {
  const found = request.items.filter(({ id }) => ids.includes(id));
  return new Intl.ListFormat(language, { type: "conjunction" }).format(
    found.map(({ n }) => t(language, "request.item", { n })),
  );
}

function FeedbackList({ language, request, feedback, acts }: SectionProps): VNode {
  return (
    <>
      <h2>{t(language, "feedback.title")}</h2>
      {feedback.map(({ side, happened, achieved, opportunities, by, at }) => (
        <section>
          <h3>
            {t(language, `feedback.side.${side}`)} – {by}, {formatMoment(language, at, newYork)}
          </h3>
          <Facts
            facts={(
              [
                ["feedback.happened", happened],
                ["feedback.achieved", achieved],
                ["feedback.opportunities", opportunities],
              ] as const
            )
              .filter(([, words]) => words)
              .map(([key, words]) => ({ label: t(language, key), value: <bdi class="typed">{words}</bdi> }))}
          />
        </section>
      ))}
      {acts.mayGiveFeedback ? (
        <p>
          <a href={`/${language}${feedbackPath(request.id)}`}>{t(language, "feedback.give")}</a>
        </p>
      ) : null}
    </>
  );
}

type FormProps = { language: Language; request: RequestWhole; state: FormState };
type Choice = { value: string; label: string };

/** What a provider would do, for which items. */
export function NewOfferPage({
  language,
  request,
  state,
  providers,
  programmes,
}: FormProps & { providers: readonly Choice[]; programmes: readonly Choice[] }): VNode {
  return (
    <FormPage
      language={language}
      title={t(language, "offer.make")}
      what={t(language, "offer.make.what")}
      state={state}
      action={`/${language}${offersPath(request.id)}`}
      button={t(language, "offer.make")}
      back={{ href: `/${language}${requestPath(request.id)}`, label: t(language, "request.back-to") }}
    >
      {providers.length > 1 ? (
        <SelectOf page={language} state={state} name="provider" label="offer.provider" options={providers} />
      ) : null}
      <ItemBoxes language={language} request={request} state={state} label="offer.items" items={request.items} />
      {programmes.length > 0 ? (
        <SelectOf
          page={language}
          state={state}
          name="programme"
          label="offer.programme"
          options={[{ value: "", label: "" }, ...programmes]}
        />
      ) : null}
      <TextOf page={language} state={state} name="words" label="offer.words" />
      <TextOf page={language} state={state} name="conditions" label="offer.conditions" rows={3} />
      <DayOf page={language} state={state} name="from" label="offer.from" />
      <DayOf page={language} state={state} name="to" label="offer.to" />
      <LanguageOf page={language} state={state} name="language" label="offer.language" />
    </FormPage>
  );
}

function ItemBoxes({
  language,
  request,
  state,
  label,
  items,
}: FormProps & { label: "offer.items" | "delivery.items"; items: RequestWhole["items"] }): VNode {
  return (
    <CheckboxField
      name="items"
      label={t(language, label)}
      error={errorAt(state.errors, "items")}
      chosen={(state.typed.items ?? "").split(",")}
      options={items.map(({ id, n, item }) => {
        const { need } = valuesOf(request.fields, item);
        return {
          value: id,
          label: t(language, "request.item", { n }),
          ...(need ? { hint: need.slice(0, 200) } : {}),
        };
      })}
    />
  );
}

/** One act on an offer. */
export function OfferStepPage({
  language,
  request,
  state,
  step,
  offer,
  names,
}: FormProps & { step: OfferStep; offer: Offer; names: Names }): VNode {
  return (
    <FormPage
      language={language}
      title={t(language, `offer.step.${step}`)}
      what={t(language, `offer.step.what.${step}`)}
      state={state}
      action={`/${language}${offerStepPath(request.id, offer.id, step)}`}
      button={t(language, `offer.step.${step}`)}
      back={{ href: `/${language}${requestPath(request.id)}`, label: t(language, "request.back-to") }}
      before={
        <Facts
          facts={[
            { label: t(language, "offer.by"), value: names.providers.get(offer.providerId) ?? "" },
            { label: t(language, "offer.words"), value: <bdi class="typed">{offer.words}</bdi> },
          ]}
        />
      }
    >
      {step === "delivery" ? <DayOf page={language} state={state} name="started" label="delivery.started-on" /> : null}
      <TextOf page={language} state={state} name="words" label="delivery.words" rows={4} />
    </FormPage>
  );
}

/** What came of a delivery, or the State's word on it. */
export function DeliveryStepPage({
  language,
  request,
  state,
  step,
  delivery,
  outcomes,
}: FormProps & { step: DeliveryStep; delivery: Delivery; outcomes: readonly DeliveryOutcome[] }): VNode {
  return (
    <FormPage
      language={language}
      title={t(language, `delivery.step.${step}`)}
      what={t(language, `delivery.step.what.${step}`)}
      state={state}
      action={`/${language}${deliveryStepPath(request.id, delivery.id, step)}`}
      button={t(language, `delivery.step.${step}`)}
      back={{ href: `/${language}${requestPath(request.id)}`, label: t(language, "request.back-to") }}
      before={<OneDelivery language={language} request={request} delivery={delivery} steps={[]} />}
    >
      {step === "ending" ? (
        <>
          <DayOf page={language} state={state} name="ended" label="delivery.ended-on" />
          <RadioOf
            page={language}
            state={state}
            name="outcome"
            label="delivery.outcome"
            options={outcomes.map((value) => ({ value, label: t(language, `delivery.outcome.${value}`) }))}
          />
          <ItemBoxes
            language={language}
            request={request}
            state={state}
            label="delivery.items"
            items={request.items.filter(({ id }) => delivery.items.includes(id))}
          />
        </>
      ) : null}
      <TextOf page={language} state={state} name="words" label="delivery.words" rows={4} />
    </FormPage>
  );
}

export function FeedbackPage({ language, request, state }: FormProps): VNode {
  return (
    <FormPage
      language={language}
      title={t(language, "feedback.give")}
      what={t(language, "feedback.what")}
      state={state}
      action={`/${language}${feedbackPath(request.id)}`}
      button={t(language, "feedback.give")}
      back={{ href: `/${language}${requestPath(request.id)}`, label: t(language, "request.back-to") }}
    >
      <TextOf page={language} state={state} name="happened" label="feedback.happened" rows={5} />
      <TextOf page={language} state={state} name="achieved" label="feedback.achieved" rows={5} />
      <TextOf page={language} state={state} name="opportunities" label="feedback.opportunities" rows={5} />
    </FormPage>
  );
}

/** A request that reached a provider and is to be put aside: the page says nothing of what it was. */
export function RecallPage({
  language,
  request,
  recalledAt,
}: {
  language: Language;
  request: RequestWhole["id"];
  recalledAt: Temporal.Instant;
}): VNode {
  return (
    <>
      <h1>{t(language, "recall.title")}</h1>
      <p>{t(language, "recall.what")}</p>
      <Facts facts={[{ label: t(language, "recall.when"), value: formatMoment(language, recalledAt, newYork) }]} />
      <Form action={`/${language}${recallPath(request)}`}>
        <Button kind="main">{t(language, "recall.confirm")}</Button>
      </Form>
    </>
  );
}
