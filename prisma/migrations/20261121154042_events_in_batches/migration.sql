
-- By hand: whole batches of events are told of at once, and payloads of usual size stay in their row without being compressed.
DROP TRIGGER webhook_event_notify ON "webhook_event";
DROP FUNCTION notify_webhook_event();
CREATE FUNCTION notify_webhook_events() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('florin_events', json_build_object(
    'id', id, 'type', type, 'organization_id', organization_id, 'object_id', object_id)::text) FROM fresh;
  RETURN NULL;
END $$;
CREATE TRIGGER webhook_event_notify AFTER INSERT ON "webhook_event" REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION notify_webhook_events();
ALTER TABLE "webhook_event" SET (toast_tuple_target = 8160);
