import type { ContributionId, ProgrammeId, ProviderId } from "#db/ids.ts";

// Every address of this room, after the language.

export const providersPath = "/assistance/providers";
export const newProviderPath = `${providersPath}/new`;
export const contributionsPath = "/assistance/contributions";
export const newContributionPath = `${contributionsPath}/new`;

export function providerPath(id: ProviderId): string {
  return `${providersPath}/${id}`;
}

export function providerEndingPath(id: ProviderId): string {
  return `${providerPath(id)}/ending`;
}

export function programmesOfPath(id: ProviderId): string {
  return `${providerPath(id)}/programmes`;
}

export function programmePath(id: ProgrammeId): string {
  return `/assistance/programmes/${id}`;
}

export function programmeVersionPath(id: ProgrammeId, number: number): string {
  return `${programmePath(id)}/versions/${number}`;
}

export function programmeChangePath(id: ProgrammeId): string {
  return `${programmePath(id)}/change`;
}

export function programmeEndingPath(id: ProgrammeId): string {
  return `${programmePath(id)}/ending`;
}

export function confirmationPath(id: ProgrammeId): string {
  return `${programmePath(id)}/confirmation`;
}

export function correctionPath(id: ContributionId): string {
  return `${newContributionPath}?replaces=${id}`;
}
