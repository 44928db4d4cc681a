-- CreateTable
CREATE TABLE "metric_rollup" (
    "organization_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "orders" BIGINT NOT NULL DEFAULT 0,
    "revenue" BIGINT NOT NULL DEFAULT 0,
    "refunded" BIGINT NOT NULL DEFAULT 0,
    "checkouts" BIGINT NOT NULL DEFAULT 0,
    "succeeded_checkouts" BIGINT NOT NULL DEFAULT 0,
    "mrr" BIGINT NOT NULL DEFAULT 0,
    "mrr_won" BIGINT NOT NULL DEFAULT 0,
    "mrr_lost" BIGINT NOT NULL DEFAULT 0,
    "trial_mrr" BIGINT NOT NULL DEFAULT 0,
    "committed_mrr" BIGINT NOT NULL DEFAULT 0,
    "committed_trial_mrr" BIGINT NOT NULL DEFAULT 0,
    "active" BIGINT NOT NULL DEFAULT 0,
    "paying" BIGINT NOT NULL DEFAULT 0,
    "committed" BIGINT NOT NULL DEFAULT 0,
    "begun" BIGINT NOT NULL DEFAULT 0,
    "stopped" BIGINT NOT NULL DEFAULT 0,
    "trials_ended" BIGINT NOT NULL DEFAULT 0,
    "trials_converted" BIGINT NOT NULL DEFAULT 0,
    "new_subscriptions" BIGINT NOT NULL DEFAULT 0,
    "canceled" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "metric_rollup_pkey" PRIMARY KEY ("organization_id","product_id","currency","kind","at")
);

-- CreateTable
CREATE TABLE "metric_movement" (
    "id" BIGSERIAL NOT NULL,
    "organization_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "orders" BIGINT NOT NULL DEFAULT 0,
    "revenue" BIGINT NOT NULL DEFAULT 0,
    "refunded" BIGINT NOT NULL DEFAULT 0,
    "checkouts" BIGINT NOT NULL DEFAULT 0,
    "succeeded_checkouts" BIGINT NOT NULL DEFAULT 0,
    "mrr" BIGINT NOT NULL DEFAULT 0,
    "mrr_won" BIGINT NOT NULL DEFAULT 0,
    "mrr_lost" BIGINT NOT NULL DEFAULT 0,
    "trial_mrr" BIGINT NOT NULL DEFAULT 0,
    "committed_mrr" BIGINT NOT NULL DEFAULT 0,
    "committed_trial_mrr" BIGINT NOT NULL DEFAULT 0,
    "active" BIGINT NOT NULL DEFAULT 0,
    "paying" BIGINT NOT NULL DEFAULT 0,
    "committed" BIGINT NOT NULL DEFAULT 0,
    "begun" BIGINT NOT NULL DEFAULT 0,
    "stopped" BIGINT NOT NULL DEFAULT 0,
    "trials_ended" BIGINT NOT NULL DEFAULT 0,
    "trials_converted" BIGINT NOT NULL DEFAULT 0,
    "new_subscriptions" BIGINT NOT NULL DEFAULT 0,
    "canceled" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "metric_movement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "metric_dashboard" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "metrics" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "modified_at" TIMESTAMPTZ(3),

    CONSTRAINT "metric_dashboard_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "metric_dashboard_organization_id_created_at_id_idx" ON "metric_dashboard"("organization_id", "created_at", "id");

-- AddForeignKey
ALTER TABLE "metric_dashboard" ADD CONSTRAINT "metric_dashboard_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Rows come and go by the thousand: what is gone is cleared away as often as it is folded.
ALTER TABLE metric_movement SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

-- What is known of a time: what was folded, and what was not yet, by product and of all.
CREATE VIEW metric AS
  SELECT organization_id, product_id, currency, kind, at,
    orders, revenue, refunded, checkouts, succeeded_checkouts, mrr, mrr_won, mrr_lost, trial_mrr, committed_mrr, committed_trial_mrr, active, paying,
    committed, begun, stopped, trials_ended, trials_converted, new_subscriptions, canceled
  FROM metric_rollup
  UNION ALL
  SELECT organization_id, of_product, currency, kind, at,
    orders, revenue, refunded, checkouts, succeeded_checkouts, mrr, mrr_won, mrr_lost, trial_mrr, committed_mrr, committed_trial_mrr, active, paying,
    committed, begun, stopped, trials_ended, trials_converted, new_subscriptions, canceled
  FROM metric_movement, LATERAL (VALUES (product_id), ('00000000-0000-0000-0000-000000000000'::uuid)) AS of (of_product);

-- Brings up to so many movements into the rollup and answers how many there were: in one statement, so that whoever reads both sees each of them once.
CREATE FUNCTION fold_metrics(most bigint) RETURNS bigint LANGUAGE sql AS $$
  WITH taken AS (
    DELETE FROM metric_movement WHERE id IN (SELECT id FROM metric_movement ORDER BY id LIMIT most FOR UPDATE SKIP LOCKED) RETURNING *
  ), kept AS (
    INSERT INTO metric_rollup AS rollup (organization_id, product_id, currency, kind, at,
      orders, revenue, refunded, checkouts, succeeded_checkouts, mrr, mrr_won, mrr_lost, trial_mrr, committed_mrr, committed_trial_mrr, active,
      paying, committed, begun, stopped, trials_ended, trials_converted, new_subscriptions, canceled)
    SELECT organization_id, of_product, currency, kind, at,
      sum(orders), sum(revenue), sum(refunded), sum(checkouts), sum(succeeded_checkouts), sum(mrr), sum(mrr_won), sum(mrr_lost), sum(trial_mrr),
      sum(committed_mrr), sum(committed_trial_mrr), sum(active), sum(paying), sum(committed), sum(begun), sum(stopped), sum(trials_ended),
      sum(trials_converted), sum(new_subscriptions), sum(canceled)
    FROM taken, LATERAL (VALUES (product_id), ('00000000-0000-0000-0000-000000000000'::uuid)) AS of (of_product)
    GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5
    ON CONFLICT (organization_id, product_id, currency, kind, at) DO UPDATE SET
      orders = rollup.orders + excluded.orders, revenue = rollup.revenue + excluded.revenue, refunded = rollup.refunded + excluded.refunded,
      checkouts = rollup.checkouts + excluded.checkouts, succeeded_checkouts = rollup.succeeded_checkouts + excluded.succeeded_checkouts,
      mrr = rollup.mrr + excluded.mrr, mrr_won = rollup.mrr_won + excluded.mrr_won, mrr_lost = rollup.mrr_lost + excluded.mrr_lost,
      trial_mrr = rollup.trial_mrr + excluded.trial_mrr, committed_mrr = rollup.committed_mrr + excluded.committed_mrr,
      committed_trial_mrr = rollup.committed_trial_mrr + excluded.committed_trial_mrr, active = rollup.active + excluded.active,
      paying = rollup.paying + excluded.paying, committed = rollup.committed + excluded.committed, begun = rollup.begun + excluded.begun,
      stopped = rollup.stopped + excluded.stopped, trials_ended = rollup.trials_ended + excluded.trials_ended,
      trials_converted = rollup.trials_converted + excluded.trials_converted,
      new_subscriptions = rollup.new_subscriptions + excluded.new_subscriptions, canceled = rollup.canceled + excluded.canceled
  )
  SELECT count(*) FROM taken
$$;

-- The smallest span in which every time zone begins its days: offsets of 30 and 45 minutes are in use.
CREATE FUNCTION metric_quarter(at timestamptz) RETURNS timestamptz LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT date_bin('15 minutes', at, '2000-01-01T00:00:00Z')
$$;

CREATE FUNCTION metric_kind(billing_reason text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE billing_reason WHEN 'purchase' THEN 'one_time' WHEN 'subscription_create' THEN 'new'
    WHEN 'subscription_cycle' THEN 'renewed' ELSE 'changed' END
$$;

-- Orders that wait for their payment, or were given up, sold nothing.
CREATE FUNCTION metric_counts(status text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT status NOT IN ('pending', 'void')
$$;

CREATE FUNCTION measure_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND metric_counts(OLD.status) THEN
    INSERT INTO metric_movement (organization_id, product_id, currency, kind, at, orders, revenue, refunded)
      VALUES (OLD.organization_id, coalesce(OLD.product_id, 'ffffffff-ffff-ffff-ffff-ffffffffffff'), OLD.currency, metric_kind(OLD.billing_reason),
        metric_quarter(OLD.created_at), -1, -OLD.net_amount, -OLD.refunded_amount);
  END IF;
  IF metric_counts(NEW.status) THEN
    INSERT INTO metric_movement (organization_id, product_id, currency, kind, at, orders, revenue, refunded)
      VALUES (NEW.organization_id, coalesce(NEW.product_id, 'ffffffff-ffff-ffff-ffff-ffffffffffff'), NEW.currency, metric_kind(NEW.billing_reason),
        metric_quarter(NEW.created_at), 1, NEW.net_amount, NEW.refunded_amount);
  END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER order_measured AFTER INSERT ON "order" FOR EACH ROW
  WHEN (NEW.status NOT IN ('pending', 'void')) EXECUTE FUNCTION measure_order();
CREATE TRIGGER order_remeasured AFTER UPDATE ON "order" FOR EACH ROW
  WHEN ((OLD.status, OLD.net_amount, OLD.refunded_amount, OLD.product_id, OLD.currency, OLD.billing_reason, OLD.created_at)
    IS DISTINCT FROM (NEW.status, NEW.net_amount, NEW.refunded_amount, NEW.product_id, NEW.currency, NEW.billing_reason, NEW.created_at))
  EXECUTE FUNCTION measure_order();

CREATE FUNCTION metric_product_kind(of_product uuid) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN recurring_interval IS NULL THEN 'one_time' ELSE 'new' END FROM product WHERE id = of_product
$$;

CREATE FUNCTION measure_checkout() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND (OLD.product_id, OLD.currency, OLD.created_at) = (NEW.product_id, NEW.currency, NEW.created_at) THEN
    INSERT INTO metric_movement (organization_id, product_id, currency, kind, at, succeeded_checkouts)
      VALUES (NEW.organization_id, NEW.product_id, NEW.currency, metric_product_kind(NEW.product_id), metric_quarter(NEW.created_at),
        (NEW.status = 'succeeded')::int - (OLD.status = 'succeeded')::int);
    RETURN NULL;
  END IF;
  IF TG_OP = 'UPDATE' THEN
    INSERT INTO metric_movement (organization_id, product_id, currency, kind, at, checkouts, succeeded_checkouts)
      VALUES (OLD.organization_id, OLD.product_id, OLD.currency, metric_product_kind(OLD.product_id),
        metric_quarter(OLD.created_at), -1, -(OLD.status = 'succeeded')::int);
  END IF;
  INSERT INTO metric_movement (organization_id, product_id, currency, kind, at, checkouts, succeeded_checkouts)
    VALUES (NEW.organization_id, NEW.product_id, NEW.currency, metric_product_kind(NEW.product_id),
      metric_quarter(NEW.created_at), 1, (NEW.status = 'succeeded')::int);
  RETURN NULL;
END
$$;

CREATE TRIGGER checkout_measured AFTER INSERT ON "checkout" FOR EACH ROW EXECUTE FUNCTION measure_checkout();
CREATE TRIGGER checkout_remeasured AFTER UPDATE ON "checkout" FOR EACH ROW
  WHEN ((OLD.status = 'succeeded', OLD.product_id, OLD.currency, OLD.created_at)
    IS DISTINCT FROM (NEW.status = 'succeeded', NEW.product_id, NEW.currency, NEW.created_at))
  EXECUTE FUNCTION measure_checkout();

-- How a subscription stands: what it brings by the month, what its trial would, and whether an end is planned.
CREATE FUNCTION metric_standing(s "subscription", OUT mrr bigint, OUT trial_mrr bigint, OUT active int, OUT committed int)
  LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  is_trial boolean := s.status = 'trialing';
BEGIN
  mrr := subscription_mrr(s);
  active := (s.status IN ('trialing', 'active', 'past_due'))::int;
  committed := CASE WHEN s.cancel_at_period_end THEN 0 ELSE active END;
  s.status := 'active';
  trial_mrr := CASE WHEN is_trial THEN subscription_mrr(s) ELSE 0 END;
END
$$;

CREATE FUNCTION measure_subscription() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  was record;
  stands record := metric_standing(NEW);
  brought bigint := 0;
  was_active int := 0;
  ended int := 0;
  moved_at timestamptz := metric_quarter(coalesce(NEW.modified_at, NEW.started_at));
BEGIN
  IF TG_OP = 'UPDATE' THEN
    was := metric_standing(OLD);
    brought := CASE WHEN OLD.currency = NEW.currency THEN was.mrr ELSE 0 END;
    was_active := was.active;
    ended := (OLD.status = 'trialing' AND NEW.status <> 'trialing')::int;
    INSERT INTO metric_movement (organization_id, product_id, currency, kind, at, mrr, trial_mrr, committed_mrr, committed_trial_mrr,
        active, paying, committed, mrr_lost, stopped)
      VALUES (OLD.organization_id, OLD.product_id, OLD.currency, 'subscription', moved_at, -was.mrr, -was.trial_mrr, -was.mrr * was.committed,
        -was.trial_mrr * was.committed, -was.active, -(was.mrr > 0)::int, -was.committed,
        CASE WHEN OLD.currency = NEW.currency THEN 0 ELSE was.mrr END, (OLD.currency <> NEW.currency AND was.mrr > 0)::int);
  END IF;
  INSERT INTO metric_movement (organization_id, product_id, currency, kind, at, mrr, trial_mrr, committed_mrr, committed_trial_mrr,
      active, paying, committed, mrr_won, mrr_lost, begun, stopped, trials_ended, trials_converted)
    VALUES (NEW.organization_id, NEW.product_id, NEW.currency, 'subscription', moved_at, stands.mrr, stands.trial_mrr,
      stands.mrr * stands.committed, stands.trial_mrr * stands.committed, stands.active, (stands.mrr > 0)::int, stands.committed,
      greatest(0, stands.mrr - brought), greatest(0, brought - stands.mrr), (stands.mrr > 0 AND brought = 0)::int,
      (stands.mrr = 0 AND brought > 0)::int, ended, CASE WHEN stands.active = 1 THEN ended ELSE 0 END);
  RETURN NULL;
END
$$;

CREATE TRIGGER subscription_measured AFTER INSERT ON "subscription" FOR EACH ROW EXECUTE FUNCTION measure_subscription();
-- A renewal changes none of these, and so costs nothing more.
CREATE TRIGGER subscription_remeasured AFTER UPDATE ON "subscription" FOR EACH ROW
  WHEN ((OLD.status, OLD.amount, OLD.currency, OLD.recurring_interval, OLD.recurring_interval_count, OLD.period_discount, OLD.product_id, OLD.cancel_at_period_end)
    IS DISTINCT FROM (NEW.status, NEW.amount, NEW.currency, NEW.recurring_interval, NEW.recurring_interval_count, NEW.period_discount, NEW.product_id, NEW.cancel_at_period_end))
  EXECUTE FUNCTION measure_subscription();

-- When they began and when they were given up are told by the subscription itself: they stand where it says, and move where it changes its mind.
CREATE FUNCTION measure_dates(s "subscription", times int) RETURNS void LANGUAGE sql AS $$
  INSERT INTO metric_movement (organization_id, product_id, currency, kind, at, new_subscriptions, canceled)
  SELECT s.organization_id, s.product_id, s.currency, 'subscription', metric_quarter(s.started_at), times, 0
  UNION ALL
  SELECT s.organization_id, s.product_id, s.currency, 'canceled:' || coalesce(s.customer_cancellation_reason, 'other'), metric_quarter(s.canceled_at), 0, times
  WHERE s.canceled_at IS NOT NULL
$$;

CREATE FUNCTION measure_subscription_dates() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN PERFORM measure_dates(OLD, -1); END IF;
  PERFORM measure_dates(NEW, 1);
  RETURN NULL;
END
$$;

CREATE TRIGGER subscription_dated AFTER INSERT ON "subscription" FOR EACH ROW EXECUTE FUNCTION measure_subscription_dates();
CREATE TRIGGER subscription_redated AFTER UPDATE ON "subscription" FOR EACH ROW
  WHEN ((OLD.started_at, OLD.canceled_at, OLD.customer_cancellation_reason, OLD.product_id, OLD.currency)
    IS DISTINCT FROM (NEW.started_at, NEW.canceled_at, NEW.customer_cancellation_reason, NEW.product_id, NEW.currency))
  EXECUTE FUNCTION measure_subscription_dates();

-- What orders, checkouts and dates of subscriptions say of a span, out of the rows themselves.
CREATE FUNCTION metric_truth(of_organization uuid, from_at timestamptz, to_at timestamptz)
  RETURNS TABLE (product_id uuid, currency char(3), kind text, at timestamptz, orders bigint, revenue bigint, refunded bigint, checkouts bigint,
    succeeded_checkouts bigint, new_subscriptions bigint, canceled bigint) LANGUAGE sql STABLE AS $$
  SELECT coalesce(o.product_id, 'ffffffff-ffff-ffff-ffff-ffffffffffff'), o.currency, metric_kind(o.billing_reason), metric_quarter(o.created_at),
    count(*), sum(o.net_amount)::bigint, sum(o.refunded_amount)::bigint, 0, 0, 0, 0
  FROM "order" o
  WHERE o.organization_id = of_organization AND o.created_at >= from_at AND o.created_at < to_at AND metric_counts(o.status)
  GROUP BY 1, 2, 3, 4
  UNION ALL
  SELECT c.product_id, c.currency, CASE WHEN p.recurring_interval IS NULL THEN 'one_time' ELSE 'new' END, metric_quarter(c.created_at),
    0, 0, 0, count(*), count(*) FILTER (WHERE c.status = 'succeeded'), 0, 0
  FROM checkout c JOIN product p ON p.id = c.product_id
  WHERE c.organization_id = of_organization AND c.created_at >= from_at AND c.created_at < to_at
  GROUP BY 1, 2, 3, 4
  UNION ALL
  SELECT s.product_id, s.currency, 'subscription', metric_quarter(s.started_at), 0, 0, 0, 0, 0, count(*), 0
  FROM "subscription" s
  WHERE s.organization_id = of_organization AND s.started_at >= from_at AND s.started_at < to_at
  GROUP BY 1, 2, 3, 4
  UNION ALL
  SELECT s.product_id, s.currency, 'canceled:' || coalesce(s.customer_cancellation_reason, 'other'), metric_quarter(s.canceled_at),
    0, 0, 0, 0, 0, 0, count(*)
  FROM "subscription" s
  WHERE s.organization_id = of_organization AND s.canceled_at >= from_at AND s.canceled_at < to_at
  GROUP BY 1, 2, 3, 4
$$;

-- What there is already.
INSERT INTO metric_movement (organization_id, product_id, currency, kind, at, orders, revenue, refunded, checkouts, succeeded_checkouts, new_subscriptions, canceled)
  SELECT organization.id, t.* FROM organization, LATERAL metric_truth(organization.id, '-infinity', 'infinity') AS t;

-- How subscriptions stood in the past is known by their movements; ends that are planned, by when that was said.
INSERT INTO metric_movement (organization_id, product_id, currency, kind, at, mrr, committed_mrr, active, paying, committed, mrr_won, mrr_lost, begun, stopped,
    trials_ended, trials_converted)
  SELECT m.organization_id, s.product_id, m.currency, 'subscription', metric_quarter(m.at), sum(m.mrr), sum(m.mrr), sum(m.active), sum(m.paying), sum(m.active),
    coalesce(sum(m.mrr) FILTER (WHERE m.mrr > 0), 0), coalesce(-sum(m.mrr) FILTER (WHERE m.mrr < 0), 0), count(*) FILTER (WHERE m.paying > 0),
    count(*) FILTER (WHERE m.paying < 0), sum(m.trials_ended), sum(m.trials_converted)
  FROM subscription_movement m JOIN "subscription" s ON s.id = m.subscription_id
  GROUP BY 1, 2, 3, 5;
INSERT INTO metric_movement (organization_id, product_id, currency, kind, at, trial_mrr, committed_trial_mrr, committed_mrr, committed)
  SELECT s.organization_id, s.product_id, s.currency, 'subscription', metric_quarter(coalesce(s.canceled_at, s.started_at)), stands.trial_mrr,
    stands.trial_mrr * stands.committed, -stands.mrr * (1 - stands.committed), stands.committed - stands.active
  FROM "subscription" s, LATERAL metric_standing(s) AS stands WHERE stands.active = 1;

SELECT fold_metrics(NULL);
