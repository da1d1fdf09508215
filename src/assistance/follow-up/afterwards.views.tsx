import type { VNode } from "preact";
import type { StateCode } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { cellPath, matrixPath } from "#matrix/paths.ts";
import { cellName, type Mark } from "#regime/template.ts";
import { Notice } from "#ui/notice.tsx";
import { Table } from "#ui/table.tsx";
import { requestPath } from "../requests/paths.ts";
import type { RequestWhole } from "../requests/request.ts";
import type { Names } from "../requests/request-words.ts";
import type { SubjectNames } from "../requests/sheet.views.tsx";
import type { Afterwards } from "./afterwards.ts";

type AfterwardsProps = {
  language: Language;
  request: RequestWhole;
  names: Names;
  told: readonly Afterwards[];
  /** How a row is called. */
  nameRow: SubjectNames;
};

/** What a State's matrix says since on what it asked for; it does not say why. */
export function AfterwardsPage({ language, request, names, told, nameRow }: AfterwardsProps): VNode {
  return (
    <>
      <h1>{t(language, "afterwards.title")}</h1>
      <Notice>
        <p>{t(language, "afterwards.what")}</p>
      </Notice>
      {told.map((one) => {
        const state = names.states.get(one.state as StateCode) ?? one.state;
        if (one.kind !== "compared") return <p>{t(language, `afterwards.${one.kind}`, { state })}</p>;
        return (
          <section>
            <h2>{state}</h2>
            <p>
              <a href={`/${language}${matrixPath(one.state, one.before)}`}>
                {t(language, "afterwards.before", { n: one.before })}
              </a>{" "}
              <span aria-hidden="true">·</span>{" "}
              <a href={`/${language}${matrixPath(one.state, one.after)}`}>
                {t(language, "afterwards.after", { n: one.after })}
              </a>
            </p>
            <Table
              caption={t(language, "afterwards.title")}
              columns={(["afterwards.cell", "afterwards.was", "afterwards.is"] as const).map((key) => ({
                label: t(language, key),
              }))}
              rows={one.changes.map(({ place, before, after }) => ({
                cells: [
                  <a href={`/${language}${cellPath(one.state, one.after, cellName(place))}`}>
                    {nameRow({ template: one.template, row: place.rowId, weapon: place.weapon })} –{" "}
                    {t(language, `aspect.${place.aspect}`)}
                  </a>,
                  markInWords(language, before.mark),
                  markInWords(language, after.mark),
                ],
              }))}
              empty={t(language, "afterwards.nothing-changed")}
            />
          </section>
        );
      })}
      <p>
        <a href={`/${language}${requestPath(request.id)}`}>{t(language, "request.back-to")}</a>
      </p>
    </>
  );
}

/** Four values, each as it stands. */
function markInWords(language: Language, mark: Mark): string {
  return mark === "" ? t(language, "mark.blank") : mark;
}
