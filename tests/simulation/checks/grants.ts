import type { Context } from "@/server/context";
import { sql } from "@/server/db/sql";

type Row = {
  id: string;
  status: string;
  is_paid: boolean;
  is_in_grace: boolean;
  benefits: number;
  granted: number;
  unsettled: number;
};

/** Customers have what they paid for, and nothing else. */
export async function checkGrants({ read, organizationId, now }: Context): Promise<string[]> {
  const rows = await read<Row>(sql`
    SELECT s.id, s.status, EXISTS (SELECT FROM "order" o WHERE o.subscription_id = s.id AND o.status = 'paid'
        AND o.period_start = s.current_period_start AND EXISTS (
          SELECT FROM order_item item WHERE item.order_id = o.id AND NOT item.proration)) AS is_paid,
      s.status = 'past_due' AND s.past_due_at + interval '24 hours' * coalesce(
        (organization.settings #>> '{subscription_settings,benefit_revocation_grace_period}')::int, 0) > ${now} AS is_in_grace,
      (SELECT count(*) FROM product_benefit has WHERE has.product_id = s.product_id) AS benefits,
      (SELECT count(*) FROM benefit_grant g WHERE g.subscription_id = s.id AND g.state = 'granted') AS granted,
      (SELECT count(*) FROM benefit_grant g WHERE g.subscription_id = s.id AND g.state <> g.wanted
        AND (g.state = 'granted' OR g.period_start IS NOT NULL)) AS unsettled
    FROM subscription s JOIN organization ON organization.id = s.organization_id
    WHERE s.organization_id = ${organizationId}::uuid ORDER BY s.id`);
  return rows.flatMap((row, index) =>
    problemsOf(row).map((problem) => `subscription ${index + 1}: ${problem}`),
  );
}

function problemsOf({ status, is_paid, is_in_grace, benefits, granted, unsettled }: Row): string[] {
  const isOn = status === "active" || status === "trialing" || is_in_grace;
  return [
    ...(!isOn && granted > 0 ? [`${status}, and ${granted} of its benefits are still granted`] : []),
    ...(isOn && !is_in_grace && is_paid && granted !== benefits
      ? [`${status} and paid, and ${granted} of ${benefits} benefits are granted`]
      : []),
    ...(unsettled > 0 ? [`${unsettled} grants do not come to where they are to go`] : []),
  ];
}
