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

/** Why an act could not be done, above the form that asked for it. */
export function Refused({ words }: { words: string | undefined }): VNode | null {
  if (!words) return null;
  return (
    <Notice tone="refused">
      <p>{words}</p>
    </Notice>
  );
}
