-- By hand: what a row of these lists is found by. Names of grants and holds repeat from one customer to the next.
CREATE UNIQUE INDEX "credit_grant_place_manual" ON "credit_grant" ((bucket_key || customer_id::text));
CREATE UNIQUE INDEX "credit_hold_place_manual" ON "credit_hold" ((hold_id || customer_id::text));
-- Lists of the grants and holds of one customer.
CREATE INDEX "credit_hold_customer_manual" ON "credit_hold" (organization_id, customer_id, created_at DESC);
