import "server-only";
import { kinds } from "./kinds";
import type { ToldRow } from "./repository";
import type { Notification } from "./schema";

const kindOf = new Map(kinds.map((kind) => [kind.name, kind] as const));

/** What a member was told, in words; null for what another version has told, and this one cannot read. */
export function toNotification(row: ToldRow): Notification | null {
  const kind = kindOf.get(row.kind);
  const data = kind?.data.safeParse(row.data);
  if (!kind || !data?.success) return null;
  return {
    id: row.id,
    created_at: row.created_at.toISOString(),
    organization_id: row.organization_id,
    kind: row.kind,
    title: kind.title(data.data),
    text: kind.text(data.data),
    path: kind.path(row.object_id),
    read: row.is_read,
  };
}
