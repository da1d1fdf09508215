// Makes filling a matrix lighter: arrows move, X ? N and the space bar mark at once, Enter opens the cell here, Escape leaves.
// Without it every mark is a link to its cell's page, and that page does the same.

type CellData = {
  revision: number;
  mark: string;
  sources: { kind: string; title: string; place: string }[];
  remark: string;
};

const marks: Record<string, string> = { x: "X", "?": "?", n: "N/A", " ": "" };
const sheet = document.querySelector<HTMLElement>("[data-sheet=editable]");
const said = document.getElementById("saved");
sheet?.addEventListener("keydown", (event) => void onKey(event));

async function onKey(event: KeyboardEvent): Promise<void> {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[data-cell]") : null;
  if (!link || event.ctrlKey || event.metaKey || event.altKey) return;
  const key = event.key.toLowerCase();
  if (key.startsWith("arrow")) return move(event, link);
  if (key === "enter") {
    event.preventDefault();
    return openCell(link);
  }
  const mark = marks[key];
  if (mark === undefined) return;
  event.preventDefault();
  await saveMark(link, mark);
}

function move(event: KeyboardEvent, link: HTMLAnchorElement): void {
  const row = link.closest("tr");
  const forward = document.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
  const inRow = [...(row?.querySelectorAll<HTMLAnchorElement>("a[data-cell]") ?? [])];
  const at = inRow.indexOf(link);
  const vertical = event.key === "ArrowUp" ? row?.previousElementSibling : row?.nextElementSibling;
  const target =
    event.key === "ArrowUp" || event.key === "ArrowDown"
      ? [...(vertical?.querySelectorAll<HTMLAnchorElement>("a[data-cell]") ?? [])][at]
      : inRow[at + (event.key === forward ? 1 : -1)];
  if (!target) return;
  event.preventDefault();
  target.focus();
}

/** Marks one cell, keeping its sources and remark, based on the revision the server has now. */
async function saveMark(link: HTMLAnchorElement, mark: string): Promise<void> {
  const shown = link.closest("td")?.dataset.mark ?? "";
  const cell = await readCell(link.href);
  if (!cell) return say(link, "fault"); // offline, or signed out meanwhile
  if (cell.mark !== shown) return say(link, "changed"); // somebody marked it since this page was loaded
  const body = new URLSearchParams({ mark, remark: cell.remark });
  cell.sources.forEach(({ kind, title, place }, n) => {
    body.set(`source-${n + 1}-kind`, kind);
    body.set(`source-${n + 1}-title`, title);
    body.set(`source-${n + 1}-place`, place);
  });
  const answer = await fetch(link.href, {
    method: "POST",
    body,
    headers: { accept: "application/json", "if-match": `"${cell.revision}"` },
  }).catch(() => undefined);
  if (!answer?.ok) return say(link, answer?.status === 409 ? "changed" : "fault");
  show(link, mark);
  say(link, "saved");
}

async function readCell(address: string): Promise<CellData | undefined> {
  const answer = await fetch(address, { headers: { accept: "application/json" } }).catch(() => undefined);
  const isCell = answer?.ok && answer.headers.get("content-type")?.startsWith("application/json");
  return isCell ? await answer.json() : undefined;
}

function show(link: HTMLAnchorElement, mark: string): void {
  link.textContent = mark;
  const cell = link.closest("td");
  if (cell) cell.dataset.mark = mark;
}

function say(link: HTMLAnchorElement, what: "saved" | "changed" | "fault"): void {
  if (said) said.textContent = `${said.dataset[what]}: ${link.dataset.cell}`;
}

/** The cell's own form, opened over the sheet; saving it comes back to the same place. */
async function openCell(link: HTMLAnchorElement): Promise<void> {
  const page = new DOMParser().parseFromString(await (await fetch(link.href)).text(), "text/html");
  const form = page.getElementById("cell-form");
  const title = page.querySelector("h1");
  if (!(form instanceof HTMLFormElement) || !title) return location.assign(link.href);
  const dialog = document.createElement("dialog");
  title.id = "cell-title";
  dialog.setAttribute("aria-labelledby", "cell-title");
  dialog.append(title, form);
  dialog.addEventListener("close", () => {
    dialog.remove();
    link.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
}
