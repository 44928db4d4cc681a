-- AlterTable
ALTER TABLE "benefit_grant" ADD COLUMN     "period_start" TIMESTAMPTZ(3),
ADD COLUMN     "subscription_id" UUID;

-- AlterTable
ALTER TABLE "checkout" ADD COLUMN     "subscription_id" UUID,
ADD COLUMN     "trial_interval" TEXT,
ADD COLUMN     "trial_interval_count" INTEGER;

-- AlterTable
ALTER TABLE "customer" ADD COLUMN     "default_payment_method_id" UUID;

-- AlterTable
ALTER TABLE "discount_redemption" DROP CONSTRAINT "discount_redemption_pkey",
ADD COLUMN     "id" UUID NOT NULL DEFAULT uuidv7(),
ADD COLUMN     "subscription_id" UUID,
ALTER COLUMN "checkout_id" DROP NOT NULL,
ADD CONSTRAINT "discount_redemption_pkey" PRIMARY KEY ("id");

-- AlterTable
ALTER TABLE "order" ADD COLUMN     "applied_balance_amount" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "failed_payments_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "next_payment_attempt_at" TIMESTAMPTZ(3),
ADD COLUMN     "period_end" TIMESTAMPTZ(3),
ADD COLUMN     "period_start" TIMESTAMPTZ(3),
ADD COLUMN     "subscription_id" UUID;

-- AlterTable
ALTER TABLE "payment" ADD COLUMN     "payment_method_id" UUID,
ADD COLUMN     "purpose" TEXT NOT NULL DEFAULT 'charge',
ADD COLUMN     "trigger" TEXT NOT NULL DEFAULT 'purchase';

-- CreateTable
CREATE TABLE "journal_entry" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "order_id" UUID,
    "customer_id" UUID,
    "currency" CHAR(3) NOT NULL,
    "receivables" BIGINT NOT NULL DEFAULT 0,
    "stripe_clearing" BIGINT NOT NULL DEFAULT 0,
    "revenue" BIGINT NOT NULL DEFAULT 0,
    "tax_payable" BIGINT NOT NULL DEFAULT 0,
    "refunds" BIGINT NOT NULL DEFAULT 0,
    "customer_balances" BIGINT NOT NULL DEFAULT 0,
    "disputes" BIGINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "journal_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "customer_balance" (
    "customer_id" UUID NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "organization_id" UUID NOT NULL,
    "amount" BIGINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "modified_at" TIMESTAMPTZ(3),

    CONSTRAINT "customer_balance_pkey" PRIMARY KEY ("customer_id","currency")
);

-- CreateTable
CREATE TABLE "books_check" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "compared_from" TIMESTAMPTZ(3) NOT NULL,
    "compared_to" TIMESTAMPTZ(3) NOT NULL,
    "compared_count" INTEGER NOT NULL,
    "differences" JSONB NOT NULL DEFAULT '[]',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "books_check_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment_method" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "stripe_payment_method_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "method_metadata" JSONB NOT NULL DEFAULT '{}',
    "expires_at" TIMESTAMPTZ(3),
    "expiry_told_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "modified_at" TIMESTAMPTZ(3),

    CONSTRAINT "payment_method_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "subscription" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "price_id" UUID NOT NULL,
    "discount_id" UUID,
    "checkout_id" UUID,
    "payment_method_id" UUID,
    "status" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "amount" BIGINT NOT NULL,
    "recurring_interval" TEXT NOT NULL,
    "recurring_interval_count" INTEGER NOT NULL,
    "anchor_at" TIMESTAMPTZ(3) NOT NULL,
    "anchor_periods" INTEGER NOT NULL DEFAULT 0,
    "current_period_start" TIMESTAMPTZ(3) NOT NULL,
    "current_period_end" TIMESTAMPTZ(3) NOT NULL,
    "trial_start" TIMESTAMPTZ(3),
    "trial_end" TIMESTAMPTZ(3),
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "cancel_at_period_end" BOOLEAN NOT NULL DEFAULT false,
    "canceled_at" TIMESTAMPTZ(3),
    "ends_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "past_due_at" TIMESTAMPTZ(3),
    "pause_at_period_end" BOOLEAN NOT NULL DEFAULT false,
    "paused_at" TIMESTAMPTZ(3),
    "resumes_at" TIMESTAMPTZ(3),
    "customer_cancellation_reason" TEXT,
    "customer_cancellation_comment" TEXT,
    "discount_first_at" TIMESTAMPTZ(3),
    "period_discount" JSONB,
    "changing_payment_id" UUID,
    "pending_update" JSONB,
    "reminded_for" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 0,
    "metadata" JSONB NOT NULL DEFAULT '{}',
    "custom_field_data" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "modified_at" TIMESTAMPTZ(3),

    CONSTRAINT "subscription_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pending_item" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "subscription_id" UUID NOT NULL,
    "price_id" UUID,
    "label" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "discount_amount" BIGINT NOT NULL DEFAULT 0,
    "order_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "pending_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "test_clock" (
    "organization_id" UUID NOT NULL,
    "now_at" TIMESTAMPTZ(3) NOT NULL,
    "target_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "test_clock_pkey" PRIMARY KEY ("organization_id")
);

-- CreateIndex
CREATE INDEX "journal_entry_organization_id_created_at_id_idx" ON "journal_entry"("organization_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "journal_entry_order_id_idx" ON "journal_entry"("order_id");

-- CreateIndex
CREATE INDEX "journal_entry_customer_id_idx" ON "journal_entry"("customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "journal_entry_subject_id_kind_key" ON "journal_entry"("subject_id", "kind");

-- CreateIndex
CREATE INDEX "books_check_organization_id_created_at_idx" ON "books_check"("organization_id", "created_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "payment_method_stripe_payment_method_id_key" ON "payment_method"("stripe_payment_method_id");

-- CreateIndex
CREATE INDEX "payment_method_organization_id_customer_id_created_at_id_idx" ON "payment_method"("organization_id", "customer_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "payment_method_customer_id_idx" ON "payment_method"("customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "subscription_checkout_id_key" ON "subscription"("checkout_id");

-- CreateIndex
CREATE UNIQUE INDEX "subscription_changing_payment_id_key" ON "subscription"("changing_payment_id");

-- CreateIndex
CREATE INDEX "subscription_organization_id_created_at_id_idx" ON "subscription"("organization_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "subscription_organization_id_status_created_at_id_idx" ON "subscription"("organization_id", "status", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "subscription_organization_id_customer_id_created_at_id_idx" ON "subscription"("organization_id", "customer_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "subscription_organization_id_product_id_created_at_id_idx" ON "subscription"("organization_id", "product_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "subscription_organization_id_discount_id_created_at_id_idx" ON "subscription"("organization_id", "discount_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "subscription_organization_id_current_period_end_id_idx" ON "subscription"("organization_id", "current_period_end", "id");

-- CreateIndex
CREATE INDEX "subscription_organization_id_started_at_id_idx" ON "subscription"("organization_id", "started_at", "id");

-- CreateIndex
CREATE INDEX "subscription_organization_id_ended_at_id_idx" ON "subscription"("organization_id", "ended_at", "id");

-- CreateIndex
CREATE INDEX "subscription_organization_id_due_at_idx" ON "subscription"("organization_id", "due_at");

-- CreateIndex
CREATE INDEX "subscription_metadata_idx" ON "subscription" USING GIN ("metadata" jsonb_path_ops);

-- CreateIndex
CREATE INDEX "subscription_customer_id_idx" ON "subscription"("customer_id");

-- CreateIndex
CREATE INDEX "subscription_payment_method_id_idx" ON "subscription"("payment_method_id");

-- CreateIndex
CREATE INDEX "pending_item_subscription_id_idx" ON "pending_item"("subscription_id");

-- CreateIndex
CREATE UNIQUE INDEX "benefit_grant_subscription_id_benefit_id_key" ON "benefit_grant"("subscription_id", "benefit_id");

-- CreateIndex
CREATE UNIQUE INDEX "customer_default_payment_method_id_key" ON "customer"("default_payment_method_id");

-- CreateIndex
CREATE UNIQUE INDEX "discount_redemption_checkout_id_key" ON "discount_redemption"("checkout_id");

-- CreateIndex
CREATE INDEX "discount_redemption_subscription_id_idx" ON "discount_redemption"("subscription_id");

-- CreateIndex
CREATE INDEX "order_subscription_id_created_at_id_idx" ON "order"("subscription_id", "created_at" DESC, "id" DESC);

-- AddForeignKey
ALTER TABLE "benefit_grant" ADD CONSTRAINT "benefit_grant_subscription_id_fkey" FOREIGN KEY ("subscription_id") REFERENCES "subscription"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer_balance" ADD CONSTRAINT "customer_balance_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer" ADD CONSTRAINT "customer_default_payment_method_id_fkey" FOREIGN KEY ("default_payment_method_id") REFERENCES "payment_method"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "discount_redemption" ADD CONSTRAINT "discount_redemption_subscription_id_fkey" FOREIGN KEY ("subscription_id") REFERENCES "subscription"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order" ADD CONSTRAINT "order_subscription_id_fkey" FOREIGN KEY ("subscription_id") REFERENCES "subscription"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_method" ADD CONSTRAINT "payment_method_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_price_id_fkey" FOREIGN KEY ("price_id") REFERENCES "price"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_discount_id_fkey" FOREIGN KEY ("discount_id") REFERENCES "discount"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_payment_method_id_fkey" FOREIGN KEY ("payment_method_id") REFERENCES "payment_method"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pending_item" ADD CONSTRAINT "pending_item_subscription_id_fkey" FOREIGN KEY ("subscription_id") REFERENCES "subscription"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "test_clock" ADD CONSTRAINT "test_clock_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: what a subscription may be.
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_status" CHECK (
  status IN ('trialing', 'active', 'past_due', 'paused', 'unpaid', 'canceled'));
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_terms" CHECK (
  amount >= 0 AND recurring_interval IN ('day', 'week', 'month', 'year') AND recurring_interval_count > 0
  AND current_period_start < current_period_end AND anchor_periods >= 0);
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_end" CHECK (
  (status = 'canceled') = (ended_at IS NOT NULL) AND (status <> 'canceled' OR due_at IS NULL));

-- By hand: what is due, and only that.
CREATE INDEX "subscription_due_manual" ON "subscription" (due_at) WHERE due_at IS NOT NULL AND changing_payment_id IS NULL;
CREATE INDEX "order_retry_manual" ON "order" (next_payment_attempt_at) WHERE next_payment_attempt_at IS NOT NULL;

-- By hand: a period is billed once, however many workers there are.
CREATE UNIQUE INDEX "order_one_for_each_period_manual" ON "order" (subscription_id, period_start)
  WHERE subscription_id IS NOT NULL AND billing_reason IN ('subscription_create', 'subscription_cycle');
CREATE INDEX "order_open_manual" ON "order" (subscription_id) WHERE status = 'pending';

-- By hand: an order is charged by one payment at a time.
CREATE UNIQUE INDEX "payment_one_pending_of_order_manual" ON "payment" (order_id) WHERE status = 'pending' AND order_id IS NOT NULL;
ALTER TABLE "payment" DROP CONSTRAINT "payment_amount";
ALTER TABLE "payment" ADD CONSTRAINT "payment_amount" CHECK (
  CASE purpose WHEN 'charge' THEN amount > 0 WHEN 'setup' THEN amount = 0 ELSE false END);

-- By hand: an order of a change of plan may come to less than nothing, which goes to the customer's balance.
ALTER TABLE "order" DROP CONSTRAINT "order_status";
ALTER TABLE "order" ADD CONSTRAINT "order_status" CHECK (
  status IN ('pending', 'paid', 'partially_refunded', 'refunded', 'void'));
ALTER TABLE "order" DROP CONSTRAINT "order_amounts";
ALTER TABLE "order" ADD CONSTRAINT "order_amounts" CHECK (
  total_amount = net_amount + tax_amount AND total_amount + applied_balance_amount >= 0
  AND (subscription_id IS NOT NULL OR (subtotal_amount >= 0 AND discount_amount >= 0 AND net_amount >= 0 AND tax_amount >= 0)));
ALTER TABLE "order" DROP CONSTRAINT "order_refunds";
ALTER TABLE "order" ADD CONSTRAINT "order_refunds" CHECK (
  refunded_amount >= 0 AND refunded_amount <= refund_reserved_amount
  AND refund_reserved_amount <= greatest(net_amount, 0)
  AND refunded_tax_amount >= 0 AND refunded_tax_amount <= refund_reserved_tax_amount
  AND refund_reserved_tax_amount <= greatest(tax_amount, 0));

-- By hand: a discount is redeemed by a checkout or a subscription, by each once.
ALTER TABLE "discount_redemption" ADD CONSTRAINT "discount_redemption_subject" CHECK (num_nonnulls(checkout_id, subscription_id) > 0);
CREATE UNIQUE INDEX "discount_redemption_subscription_manual" ON "discount_redemption" (subscription_id, discount_id) WHERE subscription_id IS NOT NULL;

-- By hand: every posting sums to zero, and is never changed.
ALTER TABLE "journal_entry" ADD CONSTRAINT "journal_entry_balanced" CHECK (
  receivables + stripe_clearing + revenue + tax_payable + refunds + customer_balances + disputes = 0);
CREATE FUNCTION journal_entry_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a posting is never changed or deleted: post its reverse';
END $$;
CREATE TRIGGER journal_entry_is_final BEFORE UPDATE OR DELETE ON "journal_entry"
  FOR EACH ROW EXECUTE FUNCTION journal_entry_is_final();
