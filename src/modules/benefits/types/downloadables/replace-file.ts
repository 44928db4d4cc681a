import "server-only";
import type { Context } from "@/server/context";
import type { Tx } from "@/server/db/client";
import { sql } from "@/server/db/sql";
import { emit } from "@/server/events/outbox";
import { readBack } from "../../repository";

/**
 * Has every benefit that delivers a file deliver its new version in its place, in the caller's transaction, and says `benefit.updated`; where there is
 * none, the file goes out of the benefits. Where it is archived, a new version changes nothing: it was not to be delivered.
 */
export async function replaceFile(
  tx: Tx,
  { organizationId, now }: Pick<Context, "organizationId" | "now">,
  file: { id: string; by: string | null },
): Promise<void> {
  const changed = await tx.$queryRaw<{ id: string }[]>(sql`
    UPDATE benefit b SET modified_at = ${now}, properties = jsonb_build_object(
      'files', (SELECT coalesce(jsonb_agg(file.id ORDER BY place) FILTER (WHERE file.id IS NOT NULL), '[]')
        FROM jsonb_array_elements_text(b.properties -> 'files') WITH ORDINALITY AS listed (id, place)
          CROSS JOIN LATERAL (SELECT CASE listed.id WHEN ${file.id} THEN ${file.by}::text ELSE listed.id END) AS file (id)),
      'archived', (b.properties -> 'archived') - ${file.id})
    WHERE b.organization_id = ${organizationId}::uuid AND b.type = 'downloadables'
      AND b.properties -> 'files' @> to_jsonb(${file.id}::text)
      AND (${file.by}::text IS NULL OR NOT coalesce((b.properties -> 'archived' ->> ${file.id})::boolean, false))
    RETURNING id`);
  for (const { id } of changed) {
    const payload = await readBack(tx, organizationId, id);
    await emit(tx, { type: "benefit.updated", organizationId, objectId: id, payload });
  }
}
