-- AlterTable
ALTER TABLE "webhook_event" ADD COLUMN     "position" BIGSERIAL NOT NULL;

-- CreateTable
CREATE TABLE "webhook_endpoint" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "organization_id" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "name" TEXT,
    "format" TEXT NOT NULL,
    "events" TEXT[],
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "secret" TEXT NOT NULL,
    "previous_secret" TEXT,
    "previous_secret_until" TIMESTAMPTZ(3),
    "failing_since" TIMESTAMPTZ(3),
    "disabled_at" TIMESTAMPTZ(3),
    "disabled_reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "modified_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_endpoint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_delivery" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "organization_id" UUID NOT NULL,
    "endpoint_id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "object_id" UUID NOT NULL,
    "position" BIGINT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "replayed_at" TIMESTAMPTZ(3),
    "last_attempt_at" TIMESTAMPTZ(3),
    "last_status" INTEGER,
    "last_error" TEXT,
    "last_response" TEXT,
    "last_duration_ms" INTEGER,
    "succeeded_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "webhook_delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_attempt" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "delivery_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "status" INTEGER,
    "error" TEXT,
    "response" TEXT,
    "duration_ms" INTEGER NOT NULL,

    CONSTRAINT "webhook_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "webhook_endpoint_organization_id_created_at_id_idx" ON "webhook_endpoint"("organization_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "webhook_delivery_organization_id_created_at_id_idx" ON "webhook_delivery"("organization_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "webhook_delivery_endpoint_id_created_at_id_idx" ON "webhook_delivery"("endpoint_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "webhook_delivery_event_id_endpoint_id_key" ON "webhook_delivery"("event_id", "endpoint_id");

-- CreateIndex
CREATE INDEX "webhook_attempt_delivery_id_at_idx" ON "webhook_attempt"("delivery_id", "at");

-- CreateIndex
CREATE INDEX "webhook_event_organization_id_position_idx" ON "webhook_event"("organization_id", "position");

-- AddForeignKey
ALTER TABLE "webhook_endpoint" ADD CONSTRAINT "webhook_endpoint_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_endpoint_id_fkey" FOREIGN KEY ("endpoint_id") REFERENCES "webhook_endpoint"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "webhook_event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_attempt" ADD CONSTRAINT "webhook_attempt_delivery_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "webhook_delivery"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: what may stand in a column.
ALTER TABLE "webhook_endpoint" ADD CONSTRAINT webhook_endpoint_format CHECK (format IN ('raw', 'discord', 'slack')),
  ADD CONSTRAINT webhook_endpoint_previous CHECK ((previous_secret IS NULL) = (previous_secret_until IS NULL)),
  ADD CONSTRAINT webhook_endpoint_disabled CHECK ((disabled_at IS NULL) = (disabled_reason IS NULL)
    AND disabled_reason IN ('gone', 'failing') AND NOT (enabled AND disabled_at IS NOT NULL));
ALTER TABLE "webhook_delivery" ADD CONSTRAINT webhook_delivery_state CHECK (state IN ('pending', 'failed', 'succeeded', 'dead')),
  ADD CONSTRAINT webhook_delivery_succeeded CHECK ((state = 'succeeded') = (succeeded_at IS NOT NULL)),
  ADD CONSTRAINT webhook_delivery_attempts CHECK (attempts >= 0);

-- By hand: the endpoints that are told, what is due for each, and what an object still waits for.
CREATE INDEX webhook_endpoint_enabled_manual ON "webhook_endpoint" (organization_id) WHERE enabled;
CREATE INDEX webhook_delivery_due_manual ON "webhook_delivery" (endpoint_id, next_at, position) WHERE state IN ('pending', 'failed');
CREATE INDEX webhook_delivery_order_manual ON "webhook_delivery" (endpoint_id, object_id, position)
  WHERE state IN ('pending', 'failed') AND replayed_at IS NULL;

-- By hand: before a transaction takes its first position it holds a lock that names the last one taken before. All that it will take lie
-- above: `webhook_event_horizon()` reads from the locks how far no unfinished transaction can still add an event.
CREATE FUNCTION announce_webhook_events() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF coalesce(current_setting('florin.emitting', true), '') = '' THEN
    PERFORM pg_advisory_xact_lock_shared((1179385856::bigint << 32) | (SELECT CASE WHEN is_called THEN last_value ELSE 0 END
      FROM webhook_event_position_seq));
    PERFORM set_config('florin.emitting', 'yes', true);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER webhook_event_announce BEFORE INSERT ON "webhook_event" FOR EACH STATEMENT EXECUTE FUNCTION announce_webhook_events();

-- The greatest position up to which every event is there to be read by whoever reads after this.
CREATE FUNCTION webhook_event_horizon() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  latest bigint;
  reached bigint;
BEGIN
  SELECT CASE WHEN is_called THEN last_value ELSE 0 END INTO latest FROM webhook_event_position_seq;
  SELECT min(((classid::bigint << 32) | objid::bigint) - (1179385856::bigint << 32)) INTO reached FROM pg_locks
    WHERE locktype = 'advisory' AND objsubid = 1 AND classid::bigint BETWEEN 1179385856 AND 1179451391
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database());
  RETURN least(latest, reached);
END $$;

-- By hand: an event comes with its deliveries. An endpoint that is being deleted at this moment is not waited for.
CREATE FUNCTION fan_out_webhook_events() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO webhook_delivery (organization_id, endpoint_id, event_id, type, object_id, position)
  SELECT e.organization_id, e.id, fresh.id, told.type, fresh.object_id, fresh.position
  FROM (SELECT DISTINCT organization_id FROM fresh) AS concerned
  CROSS JOIN LATERAL (SELECT id, organization_id, events FROM webhook_endpoint
    WHERE webhook_endpoint.organization_id = concerned.organization_id AND enabled FOR KEY SHARE SKIP LOCKED) AS e
  JOIN fresh ON fresh.organization_id = e.organization_id
  CROSS JOIN LATERAL (SELECT name AS type FROM unnest(ARRAY[fresh.type, CASE fresh.type
      WHEN 'benefit_grant.created' THEN 'benefit.granted' WHEN 'benefit_grant.revoked' THEN 'benefit.revoked' END])
    WITH ORDINALITY AS names (name, place) WHERE name = ANY (e.events) ORDER BY place LIMIT 1) AS told
  ORDER BY fresh.position;
  RETURN NULL;
END $$;
CREATE TRIGGER webhook_event_fan_out AFTER INSERT ON "webhook_event" REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION fan_out_webhook_events();
