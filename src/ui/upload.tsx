import type { ComponentChildren, VNode } from "preact";

/** A form that may carry a file; it works without script. */
export function UploadForm({ action, children }: { action: string; children: ComponentChildren }): VNode {
  return (
    <form method="post" action={action} enctype="multipart/form-data" class="form" novalidate>
      {children}
    </form>
  );
}

type FileProps = { name: string; label: string; hint: string; error?: string | undefined; accept: string };

/** Chooses one file. A browser forgets it when the page comes back, so the error says to choose it again. */
export function FileField({ name, label, hint, error, accept }: FileProps): VNode {
  const described = [`${name}-hint`, ...(error ? [`${name}-error`] : [])].join(" ");
  return (
    <div class={`field ${error ? "field-wrong" : ""}`}>
      <label for={name}>{label}</label>
      <p class="hint" id={`${name}-hint`}>
        {hint}
      </p>
      {error ? (
        <p class="error" id={`${name}-error`}>
          {error}
        </p>
      ) : null}
      <input
        id={name}
        name={name}
        type="file"
        accept={accept}
        class="input width-full"
        aria-describedby={described}
        aria-invalid={error ? "true" : undefined}
      />
    </div>
  );
}
