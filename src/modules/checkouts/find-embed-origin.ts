import "server-only";
import { connection } from "@/server/db/client";
import { sql } from "@/server/db/sql";

/** The origin of the site that this checkout may be framed by; null for none, and for a checkout that does not exist. */
export async function findEmbedOrigin(clientSecret: string): Promise<string | null> {
  const [row] = await connection().read<{ embed_origin: string | null }>(
    sql`SELECT embed_origin FROM checkout WHERE client_secret = ${clientSecret}`,
  );
  const given = row?.embed_origin;
  return given && URL.canParse(given) ? new URL(given).origin : null;
}
