import type { VNode } from "preact";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { formatMoment } from "#ui/dates.tsx";
import { Button, ErrorSummary, Form, type Option } from "#ui/fields.tsx";
import { FormPage, SelectOf } from "#ui/form-page.tsx";
import { StatusPill } from "#ui/status-pill.tsx";
import { Table } from "#ui/table.tsx";
import type { FormState } from "#ui/typed-form.ts";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import type { Names } from "../activities/activity-words.ts";
import { sameEventPath, unknownNamePath, writtenNamesPath, writtenNameUndoingPath } from "../paths.ts";
import type { UnknownName, WrittenName } from "./written-name.ts";

const newYork = "America/New_York";

type NamesProps = {
  language: Language;
  unknown: readonly UnknownName[];
  decided: readonly WrittenName[];
  names: Names;
  mayDecide: boolean;
  state: FormState;
};

/** Names that nobody knows yet, and what was said of others. */
export function WrittenNamesPage({ language, unknown, decided, names, mayDecide, state }: NamesProps): VNode {
  return (
    <>
      <h1>{t(language, "names.title")}</h1>
      <ErrorSummary language={language} errors={state.errors} />
      <p>{t(language, "names.what")}</p>
      <WhoCanSee language={language} who={t(language, "same-event.who")} />
      <h2>{t(language, "names.unknown")}</h2>
      <Table
        caption={t(language, "names.unknown")}
        columns={[
          { label: t(language, "names.written") },
          { label: t(language, "names.kind") },
          { label: t(language, "names.announcements"), numeric: true },
          ...(mayDecide ? [{ label: t(language, "activity.event") }] : []),
        ]}
        rows={unknown.map((one) => ({
          cells: [
            <bdi>{one.written}</bdi>,
            t(language, `names.kind.${one.kind}`),
            String(one.announcements),
            ...(mayDecide ? [<a href={`/${language}${unknownNamePath(one)}`}>{t(language, "names.decide")}</a>] : []),
          ],
        }))}
        empty={t(language, "names.unknown.empty")}
      />
      <h2>{t(language, "names.decided")}</h2>
      <Table
        caption={t(language, "names.decided")}
        columns={(["names.written", "names.kind", "names.taken-for", "activity.event"] as const).map((key) => ({
          label: t(language, key),
        }))}
        rows={decided.map((one) => ({
          cells: [
            <bdi>{one.written}</bdi>,
            t(language, `names.kind.${one.kind}`),
            <TakenFor {...{ language, one, names }} />,
            mayDecide && !one.undoneAt ? (
              <Form action={`/${language}${writtenNameUndoingPath(one.id)}`}>
                <Button>{t(language, "same-event.undo")}</Button>
              </Form>
            ) : null,
          ],
        }))}
        empty={t(language, "same-event.decided.empty")}
      />
      <p>
        <a href={`/${language}${sameEventPath}`}>{t(language, "same-event.back")}</a>
      </p>
    </>
  );
}

function TakenFor({ language, one, names }: { language: Language; one: WrittenName; names: Names }): VNode {
  const { organisation, state, by, at, undoneBy, undoneAt } = one;
  const called = organisation ? names.organisations.get(organisation) : state ? names.states.get(state) : undefined;
  return (
    <>
      <bdi>{called ?? t(language, "names.means.none")}</bdi>
      <br />
      <span class="hint">
        <bdi>{by}</bdi>, {formatMoment(language, at, newYork)}
      </span>
      {undoneAt ? (
        <>
          <br />
          <StatusPill tone="quiet">{t(language, "same-event.undone")}</StatusPill>{" "}
          <span class="hint">
            <bdi>{undoneBy}</bdi>, {formatMoment(language, undoneAt, newYork)}
          </span>
        </>
      ) : null}
    </>
  );
}

type UnknownProps = {
  language: Language;
  title: string;
  name: UnknownName;
  /** The nearest first. */
  options: readonly Option[];
  none: string;
  state: FormState;
};

/** One name, and a person says what it is. */
export function UnknownNamePage({ language, title, name, options, none, state }: UnknownProps): VNode {
  return (
    <FormPage
      {...{ language, title, state }}
      what={t(language, `names.one.what.${name.kind}`, { count: name.announcements })}
      button={t(language, "names.keep")}
      action={`/${language}${writtenNamesPath}/one`}
      back={{ href: `/${language}${writtenNamesPath}`, label: t(language, "names.back-to-names") }}
    >
      <input type="hidden" name="kind" value={name.kind} />
      <input type="hidden" name="written" value={name.written} />
      <SelectOf
        page={language}
        state={state}
        name="means"
        label={`names.means.${name.kind}`}
        options={[
          { value: "", label: t(language, "activity.choose") },
          ...options,
          { value: none, label: t(language, "names.means.none") },
        ]}
      />
    </FormPage>
  );
}
