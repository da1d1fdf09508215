// Every address of this slice, after the language.

export const lettersPath = "/letters";

export function newLetterPath(matrixKey: string): string {
  return `/letters/new?matrix=${matrixKey}`;
}
export function letterPath(id: string): string {
  return `/letters/${id}`;
}
export function letterPdfPath(id: string): string {
  return `/letters/${id}/letter.pdf`;
}
export function letterDocxPath(id: string): string {
  return `/letters/${id}/letter.docx`;
}
export function letterChangesPath(id: string): string {
  return `/letters/${id}/changes.docx`;
}
export function answerPath(id: string): string {
  return `/letters/${id}/answer`;
}
