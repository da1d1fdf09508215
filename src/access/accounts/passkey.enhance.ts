/** Shows the passkey button where the browser can make or use one, and walks through the ceremony. */
for (const part of document.querySelectorAll<HTMLElement>("[data-passkey]")) {
  const button = part.querySelector("button");
  const status = part.querySelector("[role=status]");
  if (!button || !status || !canUsePasskeys()) continue;
  part.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    status.textContent = "";
    const to = await perform(part).catch(() => undefined); // the person stopped it, or the device refused
    if (to) location.assign(to);
    else status.textContent = part.dataset.failed ?? "";
    button.disabled = false;
  });
}

function canUsePasskeys(): boolean {
  return "PublicKeyCredential" in window && "parseRequestOptionsFromJSON" in PublicKeyCredential;
}

/** Gives the page to go to, or undefined when the passkey was not accepted. */
async function perform({ dataset }: HTMLElement): Promise<string | undefined> {
  const address = dataset.passkey ?? "";
  const asked = await fetch(`${address}/options`);
  if (!asked.ok) return undefined;
  const credential = await useDevice(await asked.json(), address.endsWith("/sign-in/passkey"));
  if (!(credential instanceof PublicKeyCredential)) return undefined;
  const answered = await fetch(address, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ response: credential.toJSON(), to: dataset.to }),
  });
  const { to } = answered.ok ? await answered.json() : {};
  return typeof to === "string" ? to : undefined;
}

function useDevice(
  options: PublicKeyCredentialRequestOptionsJSON & PublicKeyCredentialCreationOptionsJSON,
  signIn: boolean,
): Promise<Credential | null> {
  return signIn
    ? navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) })
    : navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) });
}
