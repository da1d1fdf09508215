// Saves a page of the form while one types, so that nothing is lost on a weak line. Without it the button does the same.
// Where somebody else saved meanwhile it stops, and the button's answer shows what stands now.

const form = document.querySelector<HTMLFormElement>("main form.form");
const basis = form?.querySelector<HTMLInputElement>("input[name=basis]");
const pause = 3000; // milliseconds without a key
let waiting: ReturnType<typeof setTimeout> | undefined;
let saving: Promise<void> = Promise.resolve();
let stopped = false;

if (form && basis) {
  form.addEventListener("input", later);
  form.addEventListener("change", later);
  form.addEventListener("submit", (event) => {
    clearTimeout(waiting);
    stopped = true;
    // A save that is on its way moves the basis: the page waits for it, then sends itself.
    event.preventDefault();
    void saving.finally(() => form.submit());
  });
}

function later(): void {
  if (stopped) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    saving = saving.then(save);
  }, pause);
}

async function save(): Promise<void> {
  if (!form || !basis || stopped) return;
  const body = new FormData(form);
  body.set("by", "script");
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      body: new URLSearchParams([...body].map(([name, value]) => [name, String(value)])),
    });
    if (!answer.headers.get("content-type")?.includes("json")) return; // something is wrong in it: the button tells what
    const { ok, revision } = (await answer.json()) as { ok: boolean; revision: number };
    if (!ok) stopped = true;
    else basis.value = String(revision);
    form.dataset.saved = ok ? "yes" : "no";
  } catch {
    later(); // no line: tried again
  }
}
