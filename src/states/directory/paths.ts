import type { ContactId, DirectoryImportId, OrganisationId, OrganisationMemberId, StateCode } from "#db/ids.ts";

export const directoryPath = "/directory";
export const organisationsPath = "/directory/organisations";
export const newOrganisationPath = "/directory/organisations/new";
export const contactsPath = "/directory/contacts";
export const newContactPath = "/directory/contacts/new";
export const importsPath = "/directory/imports";

export function stateEntryPath(state: StateCode): string {
  return `/directory/states/${state}`;
}

export function organisationPath(id: OrganisationId): string {
  return `${organisationsPath}/${id}`;
}

export function organisationEndingPath(id: OrganisationId): string {
  return `${organisationPath(id)}/ending`;
}

export function membersOfPath(id: OrganisationId): string {
  return `${organisationPath(id)}/members`;
}

export function memberEndingPath(organisation: OrganisationId, id: OrganisationMemberId): string {
  return `${membersOfPath(organisation)}/${id}/ending`;
}

export function replacementPath(id: ContactId): string {
  return `${contactsPath}/${id}/replacement`;
}

export function contactEndingPath(id: ContactId): string {
  return `${contactsPath}/${id}/ending`;
}

export function publicationPath(id: ContactId): string {
  return `${contactsPath}/${id}/publication`;
}

export function withdrawalPath(id: ContactId): string {
  return `${contactsPath}/${id}/withdrawal`;
}

export function importPath(id: DirectoryImportId): string {
  return `${importsPath}/${id}`;
}

export function exportPath(format: "csv" | "xlsx", on: string): string {
  return `/directory/export.${format}?on=${on}`;
}
