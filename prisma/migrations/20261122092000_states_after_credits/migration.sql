-- By hand: the state of a customer is told again when the ledger has what a benefit brings or takes back. The event of the grant comes before that, and so may the
-- state that it leads to.
CREATE FUNCTION tell_customer_state(told_organization uuid, told_customer uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM graphile_worker.add_job('customer-states.tell-state',
    json_build_object('organization_id', told_organization, 'customer_id', told_customer),
    queue_name => 'customer-state-' || (hashtext(told_customer::text) & 63), max_attempts => 25,
    job_key => 'customer-state:' || told_customer)
  WHERE EXISTS (SELECT FROM webhook_endpoint e
    WHERE e.organization_id = told_organization AND e.enabled AND 'customer.state_changed' = ANY (e.events));
END $$;
CREATE OR REPLACE FUNCTION tell_customer_states() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tell_customer_state(concerned.organization_id, concerned.customer_id)
  FROM (SELECT DISTINCT organization_id,
      CASE WHEN type LIKE 'customer.%' THEN object_id ELSE (payload ->> 'customer_id')::uuid END AS customer_id
    FROM fresh
    WHERE type IN ('customer.created', 'customer.updated') OR type LIKE 'subscription.%' OR type LIKE 'benefit\_grant.%') AS concerned
  WHERE concerned.customer_id IS NOT NULL
  ORDER BY concerned.customer_id;
  RETURN NULL;
END $$;
