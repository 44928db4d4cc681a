import "server-only";
import { findOwnerEmails } from "@/modules/members";
import { actingAsSystem } from "@/server/actor";
import type { World } from "@/server/context";
import { readIn, sql } from "@/server/db/sql";
import { transaction } from "@/server/db/transaction";
import { queueMails } from "@/server/mail/queue-mails";
import { endpointDisabledMail } from "./disabled-mail";

type Endpoint = { endpoint_id: string; organization_id: string };
type Row = { url: string; organization: string; fault: string | null };

/** Tells an endpoint nothing any more, and its organization's owners why. Repeated, it does nothing. */
export const disableEndpoint = (
  { db, realNow }: World,
  { endpoint_id, organization_id }: Endpoint,
  reason: "gone" | "failing",
): Promise<void> =>
  actingAsSystem("webhooks.disable-endpoint", () =>
    transaction(db, async (tx) => {
      const [disabled] = await readIn(tx)<Row>(sql`
      UPDATE webhook_endpoint e SET enabled = false, disabled_at = now(), disabled_reason = ${reason}, modified_at = now()
      FROM organization o WHERE e.id = ${endpoint_id}::uuid AND e.enabled AND o.id = e.organization_id
      RETURNING e.url, o.name AS organization, (SELECT last_error FROM webhook_delivery d
        WHERE d.endpoint_id = e.id AND last_attempt_at IS NOT NULL ORDER BY created_at DESC, id DESC LIMIT 1) AS fault`);
      if (!disabled) return;
      const owners = await findOwnerEmails(tx, organization_id);
      await queueMails(
        tx,
        owners.map((to) => ({
          mail: endpointDisabledMail,
          to,
          organizationId: null,
          data: { ...disabled, reason },
        })),
        realNow,
      );
    }),
  );
