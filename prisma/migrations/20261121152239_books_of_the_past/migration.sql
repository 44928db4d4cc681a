-- By hand: the books of what was sold, paid, given back and disputed before there were books. May run again: what is posted stays as it is.
-- Ids are of the time of what is posted, so that what is compared with Stripe by time finds them there.

INSERT INTO journal_entry (id, organization_id, kind, subject_id, order_id, customer_id, currency,
  receivables, customer_balances, revenue, tax_payable, created_at)
SELECT uuidv7(created_at - clock_timestamp()), organization_id, 'order_billed', id, id, customer_id, currency,
  total_amount + applied_balance_amount, -applied_balance_amount, -net_amount, -tax_amount, created_at
FROM "order" WHERE net_amount <> 0 OR tax_amount <> 0 OR applied_balance_amount <> 0
ON CONFLICT (subject_id, kind) DO NOTHING;

INSERT INTO journal_entry (id, organization_id, kind, subject_id, order_id, customer_id, currency,
  receivables, customer_balances, revenue, tax_payable, created_at)
SELECT uuidv7(coalesce(modified_at, created_at) - clock_timestamp()), organization_id, 'order_voided', id, id, customer_id, currency,
  -total_amount - applied_balance_amount, applied_balance_amount, net_amount, tax_amount, coalesce(modified_at, created_at)
FROM "order" WHERE status = 'void' AND (net_amount <> 0 OR tax_amount <> 0 OR applied_balance_amount <> 0)
ON CONFLICT (subject_id, kind) DO NOTHING;

-- A succeeded payment without an order came a second time for one checkout.
INSERT INTO journal_entry (id, organization_id, kind, subject_id, order_id, customer_id, currency,
  stripe_clearing, receivables, created_at)
SELECT uuidv7(coalesce(modified_at, created_at) - clock_timestamp()), organization_id,
  CASE WHEN order_id IS NULL THEN 'duplicate_received' ELSE 'payment_received' END, id, order_id, customer_id, currency,
  amount, -amount, coalesce(modified_at, created_at)
FROM payment WHERE status = 'succeeded' AND amount > 0
ON CONFLICT (subject_id, kind) DO NOTHING;

INSERT INTO journal_entry (id, organization_id, kind, subject_id, customer_id, currency,
  stripe_clearing, receivables, created_at)
SELECT uuidv7(coalesce(modified_at, created_at) - clock_timestamp()), organization_id, 'duplicate_returned', id, customer_id, currency,
  -amount, amount, coalesce(modified_at, created_at)
FROM payment WHERE status = 'succeeded' AND amount > 0 AND order_id IS NULL AND decline_reason = 'duplicate'
ON CONFLICT (subject_id, kind) DO NOTHING;

-- One that was paid and came back later leaves nothing: which those were is not kept.
INSERT INTO journal_entry (id, organization_id, kind, subject_id, order_id, customer_id, currency,
  refunds, tax_payable, stripe_clearing, created_at)
SELECT uuidv7(coalesce(modified_at, created_at) - clock_timestamp()), organization_id, 'refund_paid', id, order_id, customer_id, currency,
  amount, tax_amount, -amount - tax_amount, coalesce(modified_at, created_at)
FROM refund WHERE status = 'succeeded'
ON CONFLICT (subject_id, kind) DO NOTHING;

INSERT INTO journal_entry (id, organization_id, kind, subject_id, order_id, customer_id, currency,
  disputes, stripe_clearing, created_at)
SELECT uuidv7(d.created_at - clock_timestamp()), d.organization_id, 'dispute_opened', d.id, d.order_id, o.customer_id, d.currency,
  d.amount + d.tax_amount, -d.amount - d.tax_amount, d.created_at
FROM dispute d JOIN "order" o ON o.id = d.order_id WHERE d.status IN ('needs_response', 'under_review', 'lost', 'won')
ON CONFLICT (subject_id, kind) DO NOTHING;

INSERT INTO journal_entry (id, organization_id, kind, subject_id, order_id, customer_id, currency,
  disputes, stripe_clearing, created_at)
SELECT uuidv7(coalesce(d.modified_at, d.created_at) - clock_timestamp()), d.organization_id, 'dispute_won', d.id, d.order_id,
  o.customer_id, d.currency, -d.amount - d.tax_amount, d.amount + d.tax_amount, coalesce(d.modified_at, d.created_at)
FROM dispute d JOIN "order" o ON o.id = d.order_id WHERE d.status = 'won'
ON CONFLICT (subject_id, kind) DO NOTHING;
