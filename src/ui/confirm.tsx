import type { ComponentChildren, VNode } from "preact";
import { type Fact, Facts } from "./facts.tsx";
import { Button, Form } from "./fields.tsx";

type ConfirmProps = {
  title: string;
  /** What will happen, to whom, when, who will see it. */
  facts: readonly Fact[];
  /** What cannot be undone. */
  warning?: string;
  action: string;
  /** The button names the act. */
  button: string;
  back: { href: string; label: string };
  children?: ComponentChildren;
};

/** One thing a page, for acts that matter. */
export function Confirm({ title, facts, warning, action, button, back, children }: ConfirmProps): VNode {
  return (
    <>
      <h1>{title}</h1>
      <Facts facts={facts} />
      {warning ? <p class="warning">{warning}</p> : null}
      <Form action={action}>
        {children}
        <div class="buttons">
          <Button kind="main">{button}</Button>
          <a href={back.href}>{back.label}</a>
        </div>
      </Form>
    </>
  );
}
