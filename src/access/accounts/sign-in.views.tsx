import type { VNode } from "preact";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { Button, ErrorSummary, Form, TextField } from "#ui/fields.tsx";
import { type CastMember, capacityInWords, givenKinds, type StateNames, shortestPassword } from "./account.ts";
import { castSignInPath, invitationPath, passkeySignInPath, secondFactorPath, signInPath } from "./paths.ts";

type SignInProps = {
  language: Language;
  to: string;
  cast: CastMember[];
  states: StateNames;
  email?: string;
  problem?: "wrong" | "too-many" | "start-again" | undefined;
};

/** The way in: for a demonstration its people first, then e-mail and password. */
export function SignInPage({ language, to, cast, states, email = "", problem }: SignInProps): VNode {
  const error = problem && t(language, `account.sign-in.${problem}`);
  return (
    <>
      {error ? <ErrorSummary language={language} errors={[{ field: "email", message: error }]} /> : null}
      <h1>{t(language, "account.sign-in")}</h1>
      {cast.length > 0 ? <Cast language={language} to={to} cast={cast} states={states} /> : null}
      {cast.length > 0 ? <h2>{t(language, "account.sign-in.with-password")}</h2> : null}
      <Form action={`/${language}${signInPath}`}>
        <input type="hidden" name="to" value={to} />
        <TextField
          name="email"
          type="email"
          label={t(language, "account.email")}
          value={email}
          autocomplete="username"
        />
        <TextField
          name="password"
          type="password"
          label={t(language, "account.password")}
          autocomplete="current-password"
        />
        <Button kind="main">{t(language, "account.sign-in")}</Button>
      </Form>
      <p>{t(language, "account.sign-in.help")}</p>
      <PasskeyButton
        label={t(language, "account.passkey.sign-in")}
        failed={t(language, "account.passkey.failed")}
        address={`/${language}${passkeySignInPath}`}
        to={to}
      />
    </>
  );
}

/** Hidden until the script finds that the browser can do it. */
export function PasskeyButton({
  label,
  failed,
  address,
  to,
}: {
  label: string;
  failed: string;
  address: string;
  to?: string;
}): VNode {
  return (
    <div data-passkey={address} data-to={to} data-failed={failed} hidden>
      <button type="button" class="button">
        {label}
      </button>
      <p role="status" />
    </div>
  );
}

function Cast({
  language,
  to,
  cast,
  states,
}: {
  language: Language;
  to: string;
  cast: CastMember[];
  states: StateNames;
}): VNode {
  const groups = givenKinds
    .map((kind) => ({ kind, people: cast.filter(({ capacities }) => capacities[0]?.kind === kind) }))
    .filter(({ people }) => people.length > 0);
  return (
    <section aria-labelledby="cast">
      <h2 id="cast">{t(language, "account.cast")}</h2>
      <p>{t(language, "account.cast.what")}</p>
      <Form action={`/${language}${castSignInPath}`}>
        <input type="hidden" name="to" value={to} />
        {groups.map(({ kind, people }) => (
          <>
            <h3>{t(language, `capacity.${kind}`)}</h3>
            <ul class="cast">
              {people.map(({ id, name, capacities }) => (
                <li>
                  <Button name="account" value={id}>
                    {name}
                  </Button>
                  {saysMore(capacities) ? (
                    <span class="hint">{capacityInWords(language, capacities, states)}</span>
                  ) : null}
                </li>
              ))}
            </ul>
          </>
        ))}
      </Form>
    </section>
  );
}

/** More than the heading of the group says already. */
function saysMore(capacities: CastMember["capacities"]): boolean {
  return capacities.length > 1 || capacities.some(({ stateCode }) => stateCode);
}

/** The second step, for who has an authenticator. */
export function SecondFactorPage({ language, to, wrong }: { language: Language; to: string; wrong: boolean }): VNode {
  const error = wrong ? t(language, "account.code.wrong") : undefined;
  return (
    <>
      {error ? <ErrorSummary language={language} errors={[{ field: "code", message: error }]} /> : null}
      <h1>{t(language, "account.code.title")}</h1>
      <Form action={`/${language}${secondFactorPath}`}>
        <input type="hidden" name="to" value={to} />
        <TextField
          name="code"
          label={t(language, "account.code")}
          hint={t(language, "account.code.hint")}
          error={error}
          autocomplete="one-time-code"
          width="short"
        />
        <Button kind="main">{t(language, "account.code.confirm")}</Button>
      </Form>
    </>
  );
}

type InvitationProps = {
  language: Language;
  token: string;
  name: string;
  email: string;
  problem?: "too-short" | "too-long" | "differ" | undefined;
};

/** Where an invited person chooses the first password. */
export function InvitationPage({ language, token, name, email, problem }: InvitationProps): VNode {
  return (
    <>
      {problem ? (
        <ErrorSummary
          language={language}
          errors={[{ field: fieldOf(problem), message: passwordProblem(language, problem) }]}
        />
      ) : null}
      <h1>{t(language, "account.invitation.title")}</h1>
      <p>{t(language, "account.invitation.what", { name, email })}</p>
      <Form action={`/${language}${invitationPath(token)}`}>
        <input type="hidden" name="email" value={email} autocomplete="username" />
        <NewPasswordFields language={language} problem={problem} />
        <Button kind="main">{t(language, "account.invitation.accept")}</Button>
      </Form>
    </>
  );
}

type PasswordProblem = "too-short" | "too-long" | "differ";

/** A new password, typed twice. */
export function NewPasswordFields({
  language,
  problem,
}: {
  language: Language;
  problem: PasswordProblem | undefined;
}): VNode {
  const message = problem && passwordProblem(language, problem);
  return (
    <>
      <TextField
        name="password"
        type="password"
        label={t(language, "account.new-password")}
        hint={t(language, "account.new-password.hint", { count: shortestPassword })}
        error={problem && fieldOf(problem) === "password" ? message : undefined}
        autocomplete="new-password"
      />
      <TextField
        name="again"
        type="password"
        label={t(language, "account.new-password.again")}
        error={problem === "differ" ? message : undefined}
        autocomplete="new-password"
      />
    </>
  );
}

export function fieldOf(problem: PasswordProblem): "password" | "again" {
  return problem === "differ" ? "again" : "password";
}

export function passwordProblem(language: Language, problem: PasswordProblem): string {
  return t(language, `account.new-password.${problem}`, { count: shortestPassword });
}

/** A link that was used, is out of date, or never was. */
export function NoInvitationPage({ language }: { language: Language }): VNode {
  return (
    <>
      <h1>{t(language, "account.invitation.not-valid")}</h1>
      <p>{t(language, "account.invitation.ask-again")}</p>
      <p>
        <a href={`/${language}${signInPath}`}>{t(language, "account.sign-in")}</a>
      </p>
    </>
  );
}
