import type { VNode } from "preact";
import type { Language } from "#i18n/languages.ts";
import { formatNumber, t } from "#i18n/t.ts";
import { SelectField, TextField } from "#ui/fields.tsx";
import { FormPage } from "#ui/form-page.tsx";
import { Table } from "#ui/table.tsx";
import { errorAt, type FormState } from "#ui/typed-form.ts";
import { type AttendanceCount, attendingCapacities, type Invitee } from "./activity.ts";
import { type Names, partyName } from "./activity-words.ts";

/** How many capacities a form takes for one State or organisation. */
export const linesForEach = 4;

type AttendanceProps = {
  language: Language;
  title: string;
  took: readonly Invitee[];
  names: Names;
  state: FormState;
  action: string;
  back: string;
};

/** For each that took part: how many people in which capacity, and how many of them women. Counts, never names. */
export function AttendancePage({ language, title, took, names, state, action, back }: AttendanceProps): VNode {
  return (
    <FormPage
      {...{ language, title, state, action }}
      what={t(language, took.length > 0 ? "attendance.what" : "activity.error.nobody-took-part")}
      button={t(language, "attendance.button")}
      back={{ href: back, label: t(language, "activity.back") }}
    >
      <div id="attendance" tabIndex={-1}>
        {took.map((invitee) => (
          <details class="field" open={took.length <= 3 || Boolean(state.typed[`people-${invitee.id}-1`])}>
            <summary>
              <bdi>{partyName({ ...invitee, body: null }, names)}</bdi>
            </summary>
            {Array.from({ length: linesForEach }, (_, at) => `${invitee.id}-${at + 1}`).map((key) => (
              <Line {...{ language, state, key }} of={key} />
            ))}
          </details>
        ))}
      </div>
    </FormPage>
  );
}

function Line({ language, state, of }: { language: Language; state: FormState; of: string }): VNode {
  const [capacity, people, women] = [`capacity-${of}`, `people-${of}`, `women-${of}`];
  const count = (name: string, label: string): VNode => (
    <TextField
      {...{ name, label }}
      width="short"
      inputMode="numeric"
      value={state.typed[name]}
      error={errorAt(state.errors, name)}
    />
  );
  return (
    <div class="time-parts">
      <SelectField
        name={capacity}
        label={t(language, "attendance.capacity")}
        value={state.typed[capacity] ?? ""}
        error={errorAt(state.errors, capacity)}
        options={[
          { value: "", label: t(language, "activity.choose") },
          ...attendingCapacities.map((value) => ({ value, label: t(language, `attendance.capacity.${value}`) })),
        ]}
      />
      {count(people, t(language, "attendance.people"))}
      {count(women, t(language, "attendance.women"))}
    </div>
  );
}

/** How many came in all, by capacity. */
export function AttendanceTable({
  language,
  counts,
  heading = true,
}: {
  language: Language;
  counts: readonly AttendanceCount[];
  heading?: boolean;
}): VNode | null {
  if (counts.length === 0) return null;
  return (
    <>
      {heading ? <h2>{t(language, "attendance.title")}</h2> : null}
      <Table
        caption={t(language, "attendance.title")}
        columns={[
          { label: t(language, "attendance.capacity") },
          { label: t(language, "attendance.people"), numeric: true },
          { label: t(language, "attendance.women"), numeric: true },
        ]}
        rows={attendanceRows(language, counts).map((cells) => ({ cells }))}
      />
    </>
  );
}

/** By capacity, then all: how many people, and how many women among them. */
export function attendanceRows(language: Language, counts: readonly AttendanceCount[]): string[][] {
  const of = (capacity: string): AttendanceCount[] => counts.filter((one) => one.capacity === capacity);
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
  const people = (some: readonly AttendanceCount[]): string =>
    formatNumber(language, sum(some.map((one) => one.people)));
  // Where nobody counted women is not where there were none.
  const women = (some: readonly AttendanceCount[]): string => {
    const counted = some.filter((one) => one.women !== null);
    const found = formatNumber(language, sum(counted.map((one) => one.women ?? 0)));
    if (counted.length === 0) return t(language, "attendance.women.not-counted");
    return counted.length === some.length ? found : t(language, "attendance.women.of", { found, of: people(counted) });
  };
  return [
    ...attendingCapacities
      .filter((capacity) => of(capacity).length > 0)
      .map((capacity) => [t(language, `attendance.capacity.${capacity}`), people(of(capacity)), women(of(capacity))]),
    [t(language, "attendance.all"), people(counts), women(counts)],
  ];
}
