/** Whether a text can be an address of e-mail: one at sign, no blanks, a host with a dot. What exists only a server knows. */
export function isEmailAddress(text: string): boolean {
  return /^[^\s@<>",;]+@[^\s@<>",;]+\.[^\s@<>",;.]+$/u.test(text) && text.length <= 254;
}
