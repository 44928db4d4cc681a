-- The rollup by hours, days and months of UTC besides: whoever asks for years reads months, days and hours, and quarters of an hour only where the days
-- of a time zone do not begin with an hour.
ALTER TABLE metric_rollup DROP CONSTRAINT metric_rollup_pkey;
ALTER TABLE metric_rollup ADD COLUMN grain TEXT NOT NULL DEFAULT 'quarter';
ALTER TABLE metric_rollup ALTER COLUMN grain DROP DEFAULT;
ALTER TABLE metric_rollup ADD CONSTRAINT metric_rollup_grain CHECK (grain IN ('quarter', 'hour', 'day', 'month'));
ALTER TABLE metric_rollup ADD CONSTRAINT "metric_rollup_pkey" PRIMARY KEY ("organization_id","product_id","currency","kind","grain","at");

INSERT INTO metric_rollup (organization_id, product_id, currency, kind, grain, at,
    orders, revenue, refunded, checkouts, succeeded_checkouts, mrr, mrr_won, mrr_lost, trial_mrr, committed_mrr, committed_trial_mrr, active, paying,
    committed, begun, stopped, trials_ended, trials_converted, new_subscriptions, canceled)
  SELECT organization_id, product_id, currency, kind, wider.grain, date_trunc(wider.grain, at, 'UTC'),
    sum(orders), sum(revenue), sum(refunded), sum(checkouts), sum(succeeded_checkouts), sum(mrr), sum(mrr_won), sum(mrr_lost), sum(trial_mrr),
    sum(committed_mrr), sum(committed_trial_mrr), sum(active), sum(paying), sum(committed), sum(begun), sum(stopped), sum(trials_ended),
    sum(trials_converted), sum(new_subscriptions), sum(canceled)
  FROM metric_rollup, (VALUES ('hour'), ('day'), ('month')) AS wider (grain)
  GROUP BY 1, 2, 3, 4, 5, 6;

-- What is known of each quarter: what was folded, and what was not yet, by product and of all.
CREATE OR REPLACE VIEW metric AS
  SELECT organization_id, product_id, currency, kind, at,
    orders, revenue, refunded, checkouts, succeeded_checkouts, mrr, mrr_won, mrr_lost, trial_mrr, committed_mrr, committed_trial_mrr, active, paying,
    committed, begun, stopped, trials_ended, trials_converted, new_subscriptions, canceled
  FROM metric_rollup WHERE grain = 'quarter'
  UNION ALL
  SELECT organization_id, of_product, currency, kind, at,
    orders, revenue, refunded, checkouts, succeeded_checkouts, mrr, mrr_won, mrr_lost, trial_mrr, committed_mrr, committed_trial_mrr, active, paying,
    committed, begun, stopped, trials_ended, trials_converted, new_subscriptions, canceled
  FROM metric_movement, LATERAL (VALUES (product_id), ('00000000-0000-0000-0000-000000000000'::uuid)) AS of (of_product);

CREATE OR REPLACE FUNCTION fold_metrics(most bigint) RETURNS bigint LANGUAGE sql AS $$
  WITH taken AS (
    DELETE FROM metric_movement WHERE id IN (SELECT id FROM metric_movement ORDER BY id LIMIT most FOR UPDATE SKIP LOCKED) RETURNING *
  ), quarters AS MATERIALIZED (
    SELECT organization_id, product_id, currency, kind, at,
      sum(orders) AS orders, sum(revenue) AS revenue, sum(refunded) AS refunded, sum(checkouts) AS checkouts,
      sum(succeeded_checkouts) AS succeeded_checkouts, sum(mrr) AS mrr, sum(mrr_won) AS mrr_won, sum(mrr_lost) AS mrr_lost,
      sum(trial_mrr) AS trial_mrr, sum(committed_mrr) AS committed_mrr, sum(committed_trial_mrr) AS committed_trial_mrr, sum(active) AS active,
      sum(paying) AS paying, sum(committed) AS committed, sum(begun) AS begun, sum(stopped) AS stopped, sum(trials_ended) AS trials_ended,
      sum(trials_converted) AS trials_converted, sum(new_subscriptions) AS new_subscriptions, sum(canceled) AS canceled
    FROM taken GROUP BY 1, 2, 3, 4, 5
  ), kept AS (
    INSERT INTO metric_rollup AS rollup (organization_id, product_id, currency, kind, grain, at,
      orders, revenue, refunded, checkouts, succeeded_checkouts, mrr, mrr_won, mrr_lost, trial_mrr, committed_mrr, committed_trial_mrr, active,
      paying, committed, begun, stopped, trials_ended, trials_converted, new_subscriptions, canceled)
    SELECT organization_id, of_product, currency, kind, each.grain, CASE each.grain WHEN 'quarter' THEN at ELSE date_trunc(each.grain, at, 'UTC') END,
      sum(orders), sum(revenue), sum(refunded), sum(checkouts), sum(succeeded_checkouts), sum(mrr), sum(mrr_won), sum(mrr_lost), sum(trial_mrr),
      sum(committed_mrr), sum(committed_trial_mrr), sum(active), sum(paying), sum(committed), sum(begun), sum(stopped), sum(trials_ended),
      sum(trials_converted), sum(new_subscriptions), sum(canceled)
    FROM quarters, LATERAL (VALUES (product_id), ('00000000-0000-0000-0000-000000000000'::uuid)) AS of (of_product),
      (VALUES ('quarter'), ('hour'), ('day'), ('month')) AS each (grain)
    GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 2, 3, 4, 5, 6
    ON CONFLICT (organization_id, product_id, currency, kind, grain, at) DO UPDATE SET
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
