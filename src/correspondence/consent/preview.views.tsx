import type { VNode } from "preact";
import { direction, type Language, languages, ownNames } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import type { MatrixVersion } from "#matrix/matrix.ts";
import { MatrixPage } from "#matrix/matrix.views.tsx";
import { StatePage } from "#matrix/public.views.tsx";
import type { ShownMatrix } from "#matrix/shown-matrix.ts";
import { Button, Form } from "#ui/fields.tsx";
import type { TypedAnswer } from "./answer-form.ts";
import type { Extent } from "./consent.ts";
import { CarriedAlong } from "./word-fields.views.tsx";

/** Who looks: the public in a language, a State, or a provider the State allows. */
export type Onlooker = { as: "public"; language: Language } | { as: "state" } | { as: "provider" };

export type PreviewProps = {
  language: Language;
  action: string;
  typed: TypedAnswer;
  extent: Extent;
  send: string;
  onlooker: Onlooker;
  state: { code: string; name: string; formal: string; invented: boolean };
  matrix: MatrixVersion;
  /** What would be shown, its sections chosen already; undefined where there is no disclaimer to show it with. */
  shown: ShownMatrix | undefined;
};

/** The page of the State as others would see it under an answer that is not sent yet; the answer is carried along. */
export function PreviewPage(props: PreviewProps): VNode {
  const { language, action, typed, onlooker } = props;
  const inLanguage = onlooker.as === "public" ? onlooker.language : language;
  return (
    <>
      <h1>{t(language, "preview.title")}</h1>
      <p>{t(language, "preview.what")}</p>
      <Form action={action}>
        <CarriedAlong typed={typed} />
        <p>{t(language, "preview.as")}</p>
        <div class="buttons">
          {languages.map((one) => (
            <Button name="step" value={`look.${one}`}>
              {t(language, "preview.public", { language: ownNames[one] })}
            </Button>
          ))}
          {(["state", "provider"] as const).map((as) => (
            <Button name="step" value={`look.${as}`}>
              {t(language, `preview.${as}`)}
            </Button>
          ))}
        </div>
        <div class="buttons">
          <Button kind="main" name="step" value="send">
            {props.send}
          </Button>
          <Button name="step" value="change">
            {t(language, "preview.change")}
          </Button>
        </div>
      </Form>
      <hr />
      <p>
        <strong>
          {onlooker.as === "public"
            ? t(language, "preview.public", { language: ownNames[onlooker.language] })
            : t(language, `preview.${onlooker.as}`)}
        </strong>
      </p>
      <div lang={inLanguage} dir={direction(inLanguage)}>
        <Seen {...props} />
      </div>
    </>
  );
}

function Seen({ language, onlooker, extent, state, matrix, shown }: PreviewProps): VNode {
  if (onlooker.as === "public") {
    const isPublic = extent.scope === "public";
    const isHere = isPublic && (extent.languages?.includes(onlooker.language) ?? true);
    const notShown = { elsewhere: isPublic ? (extent.languages ?? []) : [], tombstone: undefined };
    return <StatePage language={onlooker.language} {...state} shown={isHere ? shown : undefined} notShown={notShown} />;
  }
  const { scope, toStates, providers } = extent;
  const sees =
    scope === "public" || (scope === "restricted" && (onlooker.as === "state" ? toStates : providers.length > 0));
  if (!sees || !shown) return <p>{t(language, "state.nothing-shown")}</p>;
  return (
    <MatrixPage
      language={language}
      stateName={state.name}
      invented={state.invented}
      matrix={matrix}
      sheet={shown.sheet}
      counts={shown.counts}
      disclaimer={shown.disclaimer}
      mayFill={false}
      next={[]}
    />
  );
}
