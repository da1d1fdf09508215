// Looks for conflicts and duplicates while an activity is typed. Without it the button does the same.

const form = document.querySelector<HTMLFormElement>("main form.form");
const place = document.querySelector<HTMLElement>("[data-overlap]");
const pause = 700; // milliseconds without a key
let waiting: ReturnType<typeof setTimeout> | undefined;
let asked: AbortController | undefined;

if (form && place) {
  form.addEventListener("input", later);
  form.addEventListener("change", later);
}

function later(): void {
  clearTimeout(waiting);
  waiting = setTimeout(() => void look(), pause);
}

async function look(): Promise<void> {
  if (!form || !place) return;
  asked?.abort();
  asked = new AbortController();
  try {
    const answer = await fetch(place.dataset.overlap ?? "", {
      method: "POST",
      body: new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)])),
      signal: asked.signal,
    });
    if (answer.ok) place.innerHTML = await answer.text(); // our own page's part, escaped by the server
  } catch {
    // No line, or a newer look is on its way: the next key asks again, and so does the button.
  }
}
