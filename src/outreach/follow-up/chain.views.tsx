import type { ComponentChildren, VNode } from "preact";
import type { Language } from "#i18n/languages.ts";
import { pickText, t } from "#i18n/t.ts";
import { cellPath, matrixPath } from "#matrix/paths.ts";
import { cellName } from "#regime/template.ts";
import { formatDays } from "#ui/dates.tsx";
import { Button, Form } from "#ui/fields.tsx";
import { Notice } from "#ui/notice.tsx";
import { Table } from "#ui/table.tsx";
import { TextIn } from "#ui/text-in.tsx";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import type { ActivityWhole } from "../activities/activity.ts";
import type { Names } from "../activities/activity-words.ts";
import { actionRowsPath, activityPath, afterwardsPath } from "../paths.ts";
import type { ChainOfState } from "./chain.queries.ts";
import type { FollowUp } from "./follow-up.ts";
import { ActionList, FollowUpTable } from "./follow-up.views.tsx";

type AfterwardsProps = {
  language: Language;
  activity: ActivityWhole;
  chains: readonly ChainOfState[];
  followUps: readonly FollowUp[];
  names: Names;
  mayTakeBack: boolean;
  mayTie: boolean;
  /** What was counted around the activity, for those who may read it. */
  children: ComponentChildren;
};

/** From the activity to the States that took part, to what they did, to what their matrices say since. It does not say why. */
export function AfterwardsPage({
  language,
  activity,
  chains,
  followUps,
  names,
  mayTakeBack,
  mayTie,
  children,
}: AfterwardsProps): VNode {
  return (
    <>
      <h1>{t(language, "chain.title")}</h1>
      <p>
        <a href={`/${language}${activityPath(activity.id)}`}>
          <TextIn language={activity.language} page={language}>
            {activity.title}
          </TextIn>
        </a>
        {", "}
        {formatDays(language, activity.time.from, activity.time.before)}
      </p>
      <Notice>
        <p>{t(language, "chain.what")}</p>
      </Notice>
      <WhoCanSee language={language} who={t(language, "chain.who")} />
      {chains.length === 0 ? <p>{t(language, "chain.empty")}</p> : null}
      {chains.map((chain) => (
        <section>
          <h2>
            <bdi>{names.states.get(chain.state) ?? chain.state}</bdi>
          </h2>
          {chain.actions.length === 0 ? (
            <p>{t(language, "chain.no-action")}</p>
          ) : (
            <ActionList language={language} actions={chain.actions} />
          )}
          {mayTie
            ? chain.actions.map((action) => (
                <p>
                  <a href={`/${language}${actionRowsPath(activity.id, action.id)}`}>
                    {t(language, "action.tie", { kind: t(language, `action.kind.${action.kind}`) })}
                  </a>
                </p>
              ))
            : null}
          {mayTakeBack
            ? chain.actions.map((action) => (
                <Form action={`/${language}${afterwardsPath(activity.id)}/${action.id}/ending`}>
                  <Button>
                    {t(language, "action.take-back", { kind: t(language, `action.kind.${action.kind}`) })}
                  </Button>
                </Form>
              ))
            : null}
          <Since language={language} chain={chain} />
        </section>
      ))}
      {children}
      <h2>{t(language, "follow-ups.title")}</h2>
      <FollowUpTable language={language} followUps={followUps} names={names} />
    </>
  );
}

function Since({ language, chain: { state, since } }: { language: Language; chain: ChainOfState }): VNode {
  if (since.kind !== "compared") return <p class="hint">{t(language, `chain.${since.kind}`)}</p>;
  const mark = (value: string): string => (value === "" ? t(language, "mark.blank") : value);
  return (
    <>
      <p>
        <a href={`/${language}${matrixPath(state, since.before)}`}>
          {t(language, "chain.before", { n: since.before })}
        </a>
        {" · "}
        <a href={`/${language}${matrixPath(state, since.after)}`}>{t(language, "chain.after", { n: since.after })}</a>
      </p>
      <Table
        caption={t(language, "chain.cells")}
        columns={(["afterwards.cell", "afterwards.was", "afterwards.is"] as const).map((key) => ({
          label: t(language, key),
        }))}
        rows={since.changes.map(({ place, row, before, after }) => ({
          cells: [
            <a href={`/${language}${cellPath(state, since.after, cellName(place))}`}>
              <bdi>{pickText(row, language).text}</bdi>
              {place.weapon ? ` – ${place.weapon}` : ""} – {t(language, `aspect.${place.aspect}`)}
            </a>,
            mark(before.mark),
            mark(after.mark),
          ],
        }))}
        empty={t(language, "chain.nothing-changed")}
      />
    </>
  );
}
