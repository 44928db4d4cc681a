-- By hand: what changes what a customer has is told as their new state, where an endpoint asks for it. The job comes with the event; one that waits for the same
-- customer already does for both. Jobs of one customer run one after another, so that the state told last is the latest.
CREATE FUNCTION tell_customer_states() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM graphile_worker.add_job('customer-states.tell-state',
    json_build_object('organization_id', concerned.organization_id, 'customer_id', concerned.customer_id),
    queue_name => 'customer-state-' || (hashtext(concerned.customer_id::text) & 63), max_attempts => 25,
    job_key => 'customer-state:' || concerned.customer_id)
  FROM (SELECT DISTINCT organization_id,
      CASE WHEN type LIKE 'customer.%' THEN object_id ELSE (payload ->> 'customer_id')::uuid END AS customer_id
    FROM fresh
    WHERE type IN ('customer.created', 'customer.updated') OR type LIKE 'subscription.%' OR type LIKE 'benefit\_grant.%') AS concerned
  WHERE concerned.customer_id IS NOT NULL AND EXISTS (SELECT FROM webhook_endpoint e
    WHERE e.organization_id = concerned.organization_id AND e.enabled AND 'customer.state_changed' = ANY (e.events))
  ORDER BY concerned.customer_id;
  RETURN NULL;
END $$;
CREATE TRIGGER webhook_event_states AFTER INSERT ON "webhook_event" REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION tell_customer_states();
