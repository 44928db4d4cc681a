-- By hand: what was given with a benefit grant, period by period.
CREATE INDEX "paid_credit_grant_benefit_grant_manual" ON "paid_credit_grant" ((source ->> 'benefit_grant_id'));
