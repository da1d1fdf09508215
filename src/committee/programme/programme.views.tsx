import type { VNode } from "preact";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { Label } from "#matrix/sheet.views.tsx";
import { formatDate } from "#ui/dates.tsx";
import { StatusPill, type Tone } from "#ui/status-pill.tsx";
import { Table } from "#ui/table.tsx";
import { TextIn } from "#ui/text-in.tsx";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import {
  dutiesPath,
  dutyInYearPath,
  newProgrammeTaskPath,
  programmeOfPath,
  programmePath,
  programmeTaskPath,
} from "../paths.ts";
import type { DueStanding, Duty, Occurrence } from "./duty.ts";
import { areas, type ProgrammeTask, type TaskStatus } from "./programme-task.ts";

export type ProgrammePageProps = {
  language: Language;
  year: number;
  thisYear: number;
  years: readonly number[];
  due: readonly (Occurrence & { standing: DueStanding })[];
  tasks: readonly ProgrammeTask[];
  mayAdd: boolean;
};

export function ProgrammePage({ language, year, thisYear, years, due, tasks, mayAdd }: ProgrammePageProps): VNode {
  const here = (path: string): string => `/${language}${path}`;
  return (
    <>
      <h1>{programmeTitle(language, year)}</h1>
      <p>{t(language, "programme.what")}</p>
      <WhoCanSee language={language} who={t(language, "committee.who")} />
      <nav aria-label={t(language, "programme.years")}>
        <ul class="page-switch">
          {years.map((one) => (
            <li>
              <a
                href={here(one === thisYear ? programmePath : programmeOfPath(one))}
                aria-current={one === year ? "page" : undefined}
              >
                {String(one)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <h2>{t(language, "programme.due")}</h2>
      <Table
        caption={t(language, "programme.due")}
        columns={[
          t(language, "programme.duty"),
          t(language, "programme.basis"),
          t(language, "programme.due-by"),
          t(language, "programme.standing"),
        ].map((label) => ({ label }))}
        rows={due.map(({ duty, standing }) => ({
          cells: [
            <a href={here(dutyInYearPath(year, duty.id))}>
              <Label language={language} texts={duty.title} />
            </a>,
            basisWords(language, duty),
            <DueBy language={language} standing={standing} />,
            <DueStandingPill language={language} standing={standing} />,
          ],
        }))}
        empty={t(language, "programme.nothing-due")}
      />
      <p>
        <a href={here(dutiesPath)}>{t(language, "programme.duties.title")}</a>
      </p>
      <h2>{t(language, "programme.tasks")}</h2>
      <Tasks language={language} tasks={tasks} />
      {mayAdd ? (
        <p>
          <a href={here(newProgrammeTaskPath(year))}>{t(language, "programme.task.add")}</a>
        </p>
      ) : null}
    </>
  );
}

export function programmeTitle(language: Language, year: number): string {
  return t(language, "programme.title", { year: String(year) });
}

/** "Resolution 1977 (2011), para. 9". */
export function basisWords(
  language: Language,
  { resolution, paragraph }: Pick<Duty, "resolution" | "paragraph">,
): string {
  return paragraph
    ? t(language, "programme.basis.paragraph", { resolution, paragraph })
    : t(language, "programme.basis.resolution", { resolution });
}

export function DueBy({ language, standing }: { language: Language; standing: DueStanding }): VNode {
  const date = formatDate(language, standing.due);
  if (!standing.first) return <>{date}</>;
  return (
    <>
      {t(language, "programme.extended", { date })}
      <p class="hint">{t(language, "programme.first-date", { date: formatDate(language, standing.first) })}</p>
    </>
  );
}

/** Where a piece stands, in words that blame nobody. */
export function DueStandingPill({ language, standing }: { language: Language; standing: DueStanding }): VNode {
  switch (standing.status) {
    case "delivered":
      return (
        <>
          <StatusPill tone="settled">
            {t(language, "programme.delivered", { date: formatDate(language, standing.on) })}
          </StatusPill>
          {standing.symbol ? (
            <p>
              <bdi>{standing.symbol}</bdi>
            </p>
          ) : null}
        </>
      );
    case "to-come":
      return (
        <StatusPill tone={standing.daysLeft <= 14 ? "due" : "quiet"}>
          {daysLeftWords(language, standing.daysLeft)}
        </StatusPill>
      );
    case "not-recorded":
      return (
        <StatusPill tone="held">
          {t(language, "programme.not-recorded", { date: formatDate(language, standing.due) })}
        </StatusPill>
      );
  }
}

export function daysLeftWords(language: Language, count: number): string {
  return count === 0 ? t(language, "programme.due-today") : t(language, "programme.days-left", { count });
}

function Tasks({ language, tasks }: { language: Language; tasks: readonly ProgrammeTask[] }): VNode {
  if (tasks.length === 0) return <p class="empty">{t(language, "programme.tasks.none")}</p>;
  return (
    <>
      {areas
        .map((area) => ({ area, own: tasks.filter((task) => task.area === area) }))
        .filter(({ own }) => own.length > 0)
        .map(({ area, own }) => (
          <section>
            <h3>{t(language, `programme.area.${area}`)}</h3>
            <TaskTable language={language} caption={t(language, `programme.area.${area}`)} tasks={own} />
          </section>
        ))}
    </>
  );
}

/** Tasks with who does them, when, and where they stand. */
export function TaskTable({
  language,
  caption,
  tasks,
}: {
  language: Language;
  caption: string;
  tasks: readonly ProgrammeTask[];
}): VNode {
  return (
    <Table
      caption={caption}
      columns={[
        t(language, "programme.task.title"),
        t(language, "programme.task.who"),
        t(language, "programme.task.when"),
        t(language, "programme.task.status"),
      ].map((label) => ({ label }))}
      rows={tasks.map((task) => ({
        cells: [
          <a href={`/${language}${programmeTaskPath(task.id)}`}>
            <TextIn language={task.language} page={language}>
              {task.title}
            </TextIn>
          </a>,
          <TextIn language={task.language} page={language}>
            {task.who}
          </TextIn>,
          whenWords(language, task),
          <TaskStatusPill language={language} status={task.status} />,
        ],
      }))}
    />
  );
}

export function whenWords(language: Language, { time, year }: Pick<ProgrammeTask, "time" | "year">): string {
  return "on" in time ? formatDate(language, time.on) : quarterWords(language, time.quarter, year);
}

export function quarterWords(language: Language, quarter: number, year: number): string {
  return t(language, "programme.quarter", { quarter: String(quarter), year: String(year) });
}

const tones: Record<TaskStatus, Tone> = { open: "quiet", "in-progress": "due", done: "settled", dropped: "quiet" };

export function TaskStatusPill({ language, status }: { language: Language; status: TaskStatus }): VNode {
  return <StatusPill tone={tones[status]}>{t(language, `programme.task.status.${status}`)}</StatusPill>;
}
