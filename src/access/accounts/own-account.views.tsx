import type { ComponentChildren, VNode } from "preact";
import { type Language, languages, ownNames } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { formatMoment } from "#ui/dates.tsx";
import { Facts } from "#ui/facts.tsx";
import { Button, ErrorSummary, Form, SelectField, TextField } from "#ui/fields.tsx";
import { type Account, capacityInWords, type StateNames } from "./account.ts";
import type { Enrolment, Security } from "./own-account.ts";
import type { Passkey } from "./passkeys.ts";
import { ownAccountPath } from "./paths.ts";
import { fieldOf, NewPasswordFields, PasskeyButton, passwordProblem } from "./sign-in.views.tsx";

/** What was wrong with a form of this page. */
export type AccountProblem =
  | { form: "password"; reason: "too-short" | "too-long" | "differ" | "wrong-password" | "too-many" }
  | { form: "second-factor"; reason: "wrong-password" | "too-many" };

type OwnAccountProps = {
  language: Language;
  account: Account;
  states: StateNames;
  security: Security;
  passkeys: Passkey[];
  problem?: AccountProblem | undefined;
  /** What other rooms show of the account. */
  children: ComponentChildren;
};

/** A person's own account: how the system writes to them, and how they sign in. */
export function OwnAccountPage({
  language,
  account,
  states,
  security,
  passkeys,
  problem,
  children,
}: OwnAccountProps): VNode {
  return (
    <>
      {problem ? <ErrorSummary language={language} errors={[errorOf(language, problem)]} /> : null}
      <h1>{account.name}</h1>
      <Facts
        facts={[
          { label: t(language, "account.email"), value: account.email },
          { label: t(language, "account.acts-as"), value: capacityInWords(language, account.capacities, states) },
        ]}
      />
      <Form action={address(language, "/language")}>
        <SelectField
          name="language"
          label={t(language, "account.language")}
          hint={t(language, "account.language.hint")}
          value={account.language}
          options={languages.map((code) => ({ value: code, label: ownNames[code] }))}
        />
        <Button>{t(language, "account.language.save")}</Button>
      </Form>
      {security.password ? (
        <>
          <PasswordPart language={language} problem={problem} />
          <SecondFactorPart language={language} security={security} problem={problem} />
          <PasskeysPart language={language} passkeys={passkeys} />
        </>
      ) : (
        <p>{t(language, "account.cast.no-password")}</p>
      )}
      {children}
    </>
  );
}

type PartProps = { language: Language; problem: AccountProblem | undefined };

function PasswordPart({ language, problem }: PartProps): VNode {
  const reason = problem?.form === "password" ? problem.reason : undefined;
  const ofCurrent = reason === "wrong-password" || reason === "too-many" ? reason : undefined;
  const ofNew = reason === "wrong-password" || reason === "too-many" ? undefined : reason;
  return (
    <section aria-labelledby="change-password">
      <h2 id="change-password">{t(language, "account.change-password")}</h2>
      <p>{t(language, "account.change-password.what")}</p>
      <Form action={address(language, "/password")}>
        <TextField
          name="current"
          type="password"
          label={t(language, "account.current-password")}
          error={ofCurrent && t(language, `account.${ofCurrent}`)}
          autocomplete="current-password"
        />
        <NewPasswordFields language={language} problem={ofNew} />
        <Button>{t(language, "account.change-password")}</Button>
      </Form>
    </section>
  );
}

function SecondFactorPart({ language, security, problem }: PartProps & { security: Security }): VNode {
  const part = security.secondFactor ? "account.second-factor.remove" : "account.second-factor.begin";
  const reason = problem?.form === "second-factor" ? problem.reason : undefined;
  return (
    <section aria-labelledby="second-factor">
      <h2 id="second-factor">{t(language, "account.second-factor")}</h2>
      <p>{t(language, security.secondFactor ? "account.second-factor.on" : "account.second-factor.off")}</p>
      <Form action={address(language, security.secondFactor ? "/second-factor/removal" : "/second-factor")}>
        <TextField
          name="confirm-password"
          type="password"
          label={t(language, "account.current-password")}
          error={reason && t(language, `account.${reason}`)}
          autocomplete="current-password"
        />
        <Button>{t(language, part)}</Button>
      </Form>
    </section>
  );
}

function PasskeysPart({ language, passkeys }: { language: Language; passkeys: Passkey[] }): VNode {
  return (
    <section aria-labelledby="passkeys">
      <h2 id="passkeys">{t(language, "account.passkeys")}</h2>
      <p>{t(language, "account.passkeys.what")}</p>
      {passkeys.length > 0 ? (
        <ul>
          {passkeys.map(({ id, name, addedAt }) => (
            <li key={id}>
              <Form action={address(language, `/passkeys/${id}/removal`)}>
                {name || t(language, "account.passkey")}{" "}
                {addedAt ? `(${formatMoment(language, addedAt, "America/New_York")})` : null}{" "}
                <Button>{t(language, "account.passkey.remove")}</Button>
              </Form>
            </li>
          ))}
        </ul>
      ) : (
        <p>{t(language, "account.passkeys.none")}</p>
      )}
      <PasskeyButton
        label={t(language, "account.passkey.add")}
        failed={t(language, "account.passkey.failed")}
        address={address(language, "/passkeys")}
      />
    </section>
  );
}

type EnrolmentProps = { language: Language; enrolment: Enrolment; wrong?: boolean };

/** The secret for the authenticator and the recovery codes, shown this once. */
export function EnrolmentPage({ language, enrolment, wrong = false }: EnrolmentProps): VNode {
  const { uri, secret, recoveryCodes } = enrolment;
  const error = wrong ? t(language, "account.code.wrong") : undefined;
  return (
    <>
      {error ? <ErrorSummary language={language} errors={[{ field: "code", message: error }]} /> : null}
      <h1>{t(language, "account.second-factor.begin")}</h1>
      <ol>
        <li>
          <p>
            {t(language, "account.second-factor.secret")} <a href={uri}>{t(language, "account.second-factor.open")}</a>
          </p>
          <p>
            <code>{secret}</code>
          </p>
        </li>
        <li>
          <p>{t(language, "account.second-factor.recovery")}</p>
          <ul>
            {recoveryCodes.map((code) => (
              <li key={code}>
                <code>{code}</code>
              </li>
            ))}
          </ul>
        </li>
        <li>
          <Form action={address(language, "/second-factor/confirmation")}>
            <input type="hidden" name="uri" value={uri} />
            <input type="hidden" name="recovery" value={recoveryCodes.join(" ")} />
            <TextField
              name="code"
              label={t(language, "account.second-factor.code")}
              error={error}
              autocomplete="one-time-code"
              inputMode="numeric"
              width="short"
            />
            <Button kind="main">{t(language, "account.second-factor.confirm")}</Button>
          </Form>
        </li>
      </ol>
    </>
  );
}

function errorOf(language: Language, problem: AccountProblem): { field: string; message: string } {
  const { form, reason } = problem;
  if (reason === "wrong-password" || reason === "too-many")
    return { field: form === "password" ? "current" : "confirm-password", message: t(language, `account.${reason}`) };
  return { field: fieldOf(reason), message: passwordProblem(language, reason) };
}

function address(language: Language, path: string): string {
  return `/${language}${ownAccountPath}${path}`;
}
