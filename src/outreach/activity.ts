import type { ActivityMode } from "#db/schema/outreach.ts";
import type { Language } from "#i18n/languages.ts";

/** What overlap, planning and the calendar ask of an activity or of another body's announcement. */
export type ActivityOutline = {
  id: string;
  title: string;
  language: Language;
  /** Whole local days, half-open. */
  from: string;
  before: string;
  mode: ActivityMode;
  city: string;
  hostState: string | null;
  /** Who organises, hosts; ids of organisations and codes of States. */
  organisers: readonly string[];
  /** Organisations invited. */
  organisations: readonly string[];
  /** States invited, pre-invited or that took part. */
  states: readonly string[];
  /** Experts of the Group assigned. */
  experts: readonly string[];
  /** What it is about: names of subjects. */
  subjects: readonly string[];
  /** A regional group, or "all". */
  region: string | null;
  kind: string;
  /** Whether it is certain: then nothing moves it by itself. */
  isConfirmed: boolean;
};

/** What an activity can be about; a subject stands for paragraphs of resolution 1540 (2004), and so for rows of the matrix. */
export const subjects = [
  "nuclear",
  "chemical",
  "biological",
  "means-of-delivery",
  "legislation", // OP2
  "accounting-securing", // OP3(a)
  "physical-protection", // OP3(b)
  "border-control", // OP3(c)
  "export-control", // OP3(d)
  "financing", // OP2, OP3(d)
  "reporting", // OP4
  "action-plan",
  "assistance", // OP7
  "points-of-contact",
  "industry-academia", // OP8
] as const;
export type Subject = (typeof subjects)[number];
