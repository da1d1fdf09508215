import type { ComponentChildren, VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import { direction, type Language, languages, ownNames } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";

export type FrameProps = {
  language: Language;
  title: string;
  /** After the language: "/states/XVA". */
  path: string;
  query?: string;
  assets: { css: string[]; scripts: string[]; icon: string };
  brand: string;
  brandHref: string;
  navigation: readonly { href: string; label: string; current?: boolean }[];
  person?: { name: string; capacity: string; accountHref: string; signOutAction: string } | undefined;
  signInHref: string;
  banner?: { text: string } | undefined;
  clock?: string | undefined;
  breadcrumbs?: readonly { href?: string; label: string }[];
  /** What just happened. */
  status?: string | undefined;
  footer?: readonly { href: string; label: string }[];
  /** A public page: its six languages are told to search engines. */
  alternates?: boolean;
  children: ComponentChildren;
};

/** A page as text. */
export function renderPage(page: VNode): string {
  return `<!doctype html>${renderToString(page)}`;
}

/** The whole page around its own part. */
export function Frame(props: FrameProps): VNode {
  const { language, title, assets, brand } = props;
  return (
    <html lang={language} dir={direction(language)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${title} – ${brand}`}</title>
        <link rel="icon" href={assets.icon} type="image/svg+xml" />
        {assets.css.map((href) => (
          <link rel="stylesheet" href={href} />
        ))}
        {props.alternates
          ? languages.map((code) => <link rel="alternate" hreflang={code} href={addressIn(code, props)} />)
          : null}
        {assets.scripts.map((src) => (
          <script type="module" src={src} />
        ))}
      </head>
      <body>
        <a class="skip" href="#content">
          {t(language, "frame.skip")}
        </a>
        <Header {...props} />
        <main id="content" tabIndex={-1}>
          <Breadcrumbs language={language} breadcrumbs={props.breadcrumbs ?? []} />
          {props.status ? (
            <p class="done" role="status">
              {props.status}
            </p>
          ) : null}
          {props.children}
        </main>
        <Footer {...props} />
      </body>
    </html>
  );
}

function Header(props: FrameProps): VNode {
  const { language, person } = props;
  return (
    <header>
      {props.banner ? (
        <div class="banner">
          <p>
            {props.banner.text} {props.clock ? <span class="clock">{props.clock}</span> : null}
          </p>
        </div>
      ) : null}
      <div class="header-top">
        <a class="brand" href={props.brandHref}>
          <span class="brand-name">{props.brand}</span>
          <span class="brand-words">{t(language, "frame.committee")}</span>
        </a>
        <Languages {...props} />
        {person ? (
          <div class="person">
            <a href={person.accountHref}>
              <bdi>{person.name}</bdi>
            </a>{" "}
            <span class="capacity">{person.capacity}</span>
            <form method="post" action={person.signOutAction}>
              <button type="submit" class="link">
                {t(language, "frame.sign-out")}
              </button>
            </form>
          </div>
        ) : (
          <div class="person">
            <a href={props.signInHref}>{t(language, "frame.sign-in")}</a>
          </div>
        )}
      </div>
      <nav class="navigation" aria-label={t(language, "frame.navigation")}>
        <ul>
          {props.navigation.map(({ href, label, current }) => (
            <li>
              <a href={href} aria-current={current ? "page" : undefined}>
                {label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  );
}

function Languages(props: FrameProps): VNode {
  return (
    <nav class="languages" aria-label={t(props.language, "frame.languages")}>
      <ul>
        {languages.map((code) => (
          <li>
            <a
              href={addressIn(code, props)}
              lang={code}
              hreflang={code}
              dir={direction(code)}
              aria-current={code === props.language ? "true" : undefined}
            >
              {ownNames[code]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Breadcrumbs({
  language,
  breadcrumbs,
}: {
  language: Language;
  breadcrumbs: NonNullable<FrameProps["breadcrumbs"]>;
}): VNode | null {
  if (breadcrumbs.length === 0) return null;
  return (
    <nav class="breadcrumbs" aria-label={t(language, "frame.breadcrumbs")}>
      <ol>
        {breadcrumbs.map(({ href, label }) => (
          <li>{href ? <a href={href}>{label}</a> : label}</li>
        ))}
      </ol>
    </nav>
  );
}

function Footer({ language, footer = [] }: FrameProps): VNode {
  return (
    <footer class="footer">
      <p>{t(language, "frame.unofficial")}</p>
      <ul>
        {footer.map(({ href, label }) => (
          <li>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
    </footer>
  );
}

/** The same page in another language. */
function addressIn(language: Language, { path, query }: FrameProps): string {
  return `/${language}${path === "/" ? "" : path}${query ? `?${query}` : ""}`;
}
