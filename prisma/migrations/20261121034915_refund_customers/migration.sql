-- CreateIndex
CREATE INDEX "refund_customer_id_idx" ON "refund"("customer_id");

-- By hand: a cent given back at Stripe itself may be tax alone.
ALTER TABLE "refund" DROP CONSTRAINT "refund_amounts";
ALTER TABLE "refund" ADD CONSTRAINT "refund_amounts" CHECK (amount >= 0 AND tax_amount >= 0 AND amount + tax_amount > 0);
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_status" CHECK (
  status IN ('prevented', 'early_warning', 'needs_response', 'under_review', 'lost', 'won'));
