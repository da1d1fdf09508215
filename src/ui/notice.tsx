import type { ComponentChildren, VNode } from "preact";

/** A few lines set apart: something to know before going on. */
export function Notice({
  title,
  children,
  tone = "quiet",
}: {
  title?: string;
  children: ComponentChildren;
  tone?: "quiet" | "due" | "held" | "refused";
}): VNode {
  return (
    <div class={`notice notice-${tone}`}>
      {title ? <p class="notice-title">{title}</p> : null}
      {children}
    </div>
  );
}
