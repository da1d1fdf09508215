import type { Reader, Work } from "#access/work.ts";
import type { Terms } from "./machine.ts";
import { type Regime, regimes } from "./no-objection.ts";

/** A rule as it was recorded; the newest of its regime counts. */
export type RecordedRule = Terms & {
  regime: Regime;
  confirmed: boolean;
  source: string;
  recordedBy: string | null;
  recordedAt: Temporal.Instant;
};

/** The rule that counts for a regime at this moment, or undefined where none was recorded. */
export async function findRule(db: Reader | Work["db"], regime: Regime): Promise<RecordedRule | undefined> {
  return (await rules(db).where("regime", "=", regime).execute())[0];
}

/** Every rule ever recorded, regime by regime, the one that counts first. */
export async function listRules(db: Reader | Work["db"]): Promise<RecordedRule[]> {
  const rows = await rules(db).execute();
  return rows.sort((a, b) => regimes.indexOf(a.regime) - regimes.indexOf(b.regime));
}

function rules(db: Reader | Work["db"]) {
  return db
    .selectFrom("procedure_rule")
    .leftJoin("account", "account.id", "procedure_rule.recorded_by")
    .select([
      "procedure_rule.regime",
      "procedure_rule.working_days as workingDays",
      "procedure_rule.may_extend as mayExtend",
      "procedure_rule.extension_limit as extensionLimit",
      "procedure_rule.hold_limit_months as holdLimitMonths",
      "procedure_rule.adopted_by as adoptedBy",
      "procedure_rule.after_clarification as afterClarification",
      "procedure_rule.confirmed",
      "procedure_rule.source",
      "account.name as recordedBy",
      "procedure_rule.recorded_at as recordedAt",
    ])
    .$narrowType<{ mayExtend: ("chair" | "secretariat")[] }>()
    .orderBy("procedure_rule.recorded_at", "desc")
    .orderBy("procedure_rule.id", "desc");
}
