-- CreateTable
CREATE TABLE "subscription_movement" (
    "id" BIGSERIAL NOT NULL,
    "organization_id" UUID NOT NULL,
    "subscription_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "mrr" BIGINT NOT NULL,
    "active" SMALLINT NOT NULL,
    "paying" SMALLINT NOT NULL,
    "trials_ended" SMALLINT NOT NULL,
    "trials_converted" SMALLINT NOT NULL,

    CONSTRAINT "subscription_movement_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "subscription_movement_subscription_id_idx" ON "subscription_movement"("subscription_id");

-- AddForeignKey
ALTER TABLE "subscription_movement" ADD CONSTRAINT "subscription_movement_subscription_id_fkey" FOREIGN KEY ("subscription_id") REFERENCES "subscription"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Sums over a time, from the index alone.
CREATE INDEX "subscription_movement_sums_manual" ON "subscription_movement" (organization_id, at)
  INCLUDE (currency, mrr, active, paying, trials_ended, trials_converted);

-- Monthly recurring revenue, minor units: the price of a live subscription that is paid for, less a discount that runs for longer than one period, by
-- the month. A trial brings nothing.
CREATE FUNCTION subscription_mrr(s "subscription") RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN s.status NOT IN ('active', 'past_due') THEN 0 ELSE round(
    greatest(0, s.amount - CASE
      WHEN coalesce(s.period_discount->>'duration', 'once') = 'once' THEN 0
      WHEN s.period_discount->>'type' = 'percentage' THEN s.amount * (s.period_discount->>'basis_points')::numeric / 10000
      ELSE coalesce((s.period_discount->'amounts'->>(s.currency::text))::numeric, 0) END)
    * CASE s.recurring_interval WHEN 'day' THEN 30.4375 WHEN 'week' THEN 30.4375 / 7 WHEN 'year' THEN 1.0 / 12 ELSE 1 END
    / s.recurring_interval_count) END::bigint
$$;

CREATE FUNCTION move_subscription() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  was bigint := 0;
  is_now bigint := subscription_mrr(NEW);
  was_live int := 0;
  live int := (NEW.status IN ('trialing', 'active', 'past_due'))::int;
  ended int := 0;
  moved_at timestamptz := coalesce(NEW.modified_at, NEW.started_at);
BEGIN
  IF TG_OP = 'UPDATE' THEN
    was := subscription_mrr(OLD);
    was_live := (OLD.status IN ('trialing', 'active', 'past_due'))::int;
    ended := (OLD.status = 'trialing' AND NEW.status <> 'trialing')::int;
    IF OLD.currency <> NEW.currency AND was <> 0 THEN
      INSERT INTO subscription_movement (organization_id, subscription_id, at, currency, mrr, active, paying, trials_ended, trials_converted)
        VALUES (NEW.organization_id, NEW.id, moved_at, OLD.currency, -was, 0, -1, 0, 0);
      was := 0;
    END IF;
  END IF;
  IF is_now <> was OR live <> was_live OR ended = 1 THEN
    INSERT INTO subscription_movement (organization_id, subscription_id, at, currency, mrr, active, paying, trials_ended, trials_converted)
      VALUES (NEW.organization_id, NEW.id, moved_at, NEW.currency, is_now - was, live - was_live,
        (is_now > 0)::int - (was > 0)::int, ended, CASE WHEN live = 1 THEN ended ELSE 0 END);
  END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER subscription_begins AFTER INSERT ON "subscription" FOR EACH ROW EXECUTE FUNCTION move_subscription();
-- A renewal changes none of these, and so costs nothing more.
CREATE TRIGGER subscription_moves AFTER UPDATE ON "subscription" FOR EACH ROW
  WHEN ((OLD.status, OLD.amount, OLD.currency, OLD.recurring_interval, OLD.recurring_interval_count, OLD.period_discount)
    IS DISTINCT FROM (NEW.status, NEW.amount, NEW.currency, NEW.recurring_interval, NEW.recurring_interval_count, NEW.period_discount))
  EXECUTE FUNCTION move_subscription();

-- Of the time before nothing is known but how it came out.
INSERT INTO subscription_movement (organization_id, subscription_id, at, currency, mrr, active, paying, trials_ended, trials_converted)
  SELECT organization_id, id, started_at, currency, subscription_mrr(s), 1, (subscription_mrr(s) > 0)::int, 0, 0
  FROM "subscription" s WHERE status IN ('trialing', 'active', 'past_due');
