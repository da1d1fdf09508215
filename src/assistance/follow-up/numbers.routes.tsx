import { Hono } from "hono";
import { holds } from "#access/actor.ts";
import { type Door, readAs, readAsPublic } from "#access/door.ts";
import { t } from "#i18n/t.ts";
import { NumbersPage } from "./numbers.views.tsx";
import { assistanceNumbersPath } from "./paths.ts";
import { listPublicNumbers, listReadableNumbers } from "./yearly.queries.ts";

/** The yearly numbers: what they may read for the Committee and those who serve it; for everybody, what tells of no single request. */
export const numbersRoutes = new Hono<Door>();

numbersRoutes.get(assistanceNumbersPath, async (c) => {
  const { language, person } = c.var;
  const isForEverybody = !person || !holds(person, "secretariat", "chair", "expert", "member");
  const numbers = isForEverybody
    ? await readAsPublic(c, listPublicNumbers, { language })
    : await readAs(c, ({ db }) => listReadableNumbers(db));
  const body = <NumbersPage language={language} numbers={numbers} isForEverybody={isForEverybody} />;
  return c.var.page({ title: t(language, "assistance-numbers.title"), body, public: isForEverybody && !person });
});
