import { type AnnouncementOnRecord, markedId } from "../announcements/announcement.ts";
import type { Clusters } from "./clusters.ts";

/** Of announcements decided to be of one event the first; none where an activity that is shown beside them stands for it. */
export function onePerEvent<T extends Pick<AnnouncementOnRecord, "id">>(
  announced: readonly T[],
  { clusters }: Clusters,
  activities: ReadonlySet<string>,
): T[] {
  const clusterOf = new Map(clusters.flatMap((cluster) => cluster.ids.map((id) => [id, cluster] as const)));
  const told = new Set(clusters.filter(({ ids }) => ids.some((id) => activities.has(id))));
  return announced.filter(({ id }) => {
    const cluster = clusterOf.get(markedId(id));
    if (!cluster) return true;
    if (told.has(cluster)) return false;
    told.add(cluster);
    return true;
  });
}
