-- CreateTable
CREATE TABLE "credit_account" (
    "organization_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "balance" BIGINT NOT NULL DEFAULT 0,
    "held" BIGINT NOT NULL DEFAULT 0,
    "last_seq" BIGINT NOT NULL DEFAULT 0,
    "granted" BIGINT NOT NULL DEFAULT 0,
    "purchased" BIGINT NOT NULL DEFAULT 0,
    "transferred" BIGINT NOT NULL DEFAULT 0,
    "spent" BIGINT NOT NULL DEFAULT 0,
    "expired" BIGINT NOT NULL DEFAULT 0,
    "revoked" BIGINT NOT NULL DEFAULT 0,
    "low_threshold" BIGINT,
    "grace_used" BIGINT NOT NULL DEFAULT 0,
    "grace_limit" BIGINT NOT NULL DEFAULT 0,
    "stopped_at" TIMESTAMPTZ(3),
    "stopped_reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "modified_at" TIMESTAMPTZ(3),

    CONSTRAINT "credit_account_pkey" PRIMARY KEY ("organization_id","customer_id")
);

-- CreateTable
CREATE TABLE "credit_transaction" (
    "id" TEXT NOT NULL,
    "organization_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "type" TEXT NOT NULL,
    "reason" TEXT,
    "amount" BIGINT NOT NULL,
    "balance" BIGINT NOT NULL,
    "held" BIGINT NOT NULL,
    "spent" BIGINT NOT NULL,
    "feature" TEXT,
    "data" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "credit_transaction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credit_grant" (
    "organization_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "bucket_key" TEXT NOT NULL,
    "grant_id" TEXT NOT NULL,
    "transaction_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "reason" TEXT,
    "description" TEXT,
    "metadata" JSONB NOT NULL DEFAULT '{}',
    "amount" BIGINT NOT NULL,
    "remaining" BIGINT NOT NULL,
    "priority" INTEGER NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "expiring_told_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "credit_grant_pkey" PRIMARY KEY ("organization_id","customer_id","bucket_key")
);

-- CreateTable
CREATE TABLE "credit_hold" (
    "organization_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "hold_id" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "parts" JSONB NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "captured" BIGINT,
    "description" TEXT,
    "feature" TEXT,
    "metadata" JSONB NOT NULL DEFAULT '{}',
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "resolved_at" TIMESTAMPTZ(3),

    CONSTRAINT "credit_hold_pkey" PRIMARY KEY ("organization_id","customer_id","hold_id")
);

-- CreateTable
CREATE TABLE "credit_parked_entry" (
    "entry_id" TEXT NOT NULL,
    "organization_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "entry" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "credit_parked_entry_pkey" PRIMARY KEY ("entry_id")
);

-- CreateTable
CREATE TABLE "credit_day" (
    "organization_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "feature" TEXT NOT NULL,
    "granted" BIGINT NOT NULL DEFAULT 0,
    "purchased" BIGINT NOT NULL DEFAULT 0,
    "spent" BIGINT NOT NULL DEFAULT 0,
    "expired" BIGINT NOT NULL DEFAULT 0,
    "revoked" BIGINT NOT NULL DEFAULT 0,
    "transactions" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "credit_day_pkey" PRIMARY KEY ("organization_id","day","feature")
);

-- CreateTable
CREATE TABLE "credit_settings" (
    "organization_id" UUID NOT NULL,
    "low_threshold" BIGINT,
    "tell_deductions" BOOLEAN NOT NULL DEFAULT false,
    "expiring_days" INTEGER NOT NULL DEFAULT 7,
    "grace_amount" BIGINT NOT NULL DEFAULT 0,
    "prices_changed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "modified_at" TIMESTAMPTZ(3),

    CONSTRAINT "credit_settings_pkey" PRIMARY KEY ("organization_id")
);

-- CreateTable
CREATE TABLE "credit_price" (
    "organization_id" UUID NOT NULL,
    "feature" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "model" TEXT NOT NULL,
    "price" BIGINT,
    "rate" TEXT,
    "unit" TEXT,
    "minimum" BIGINT,
    "cap" BIGINT,

    CONSTRAINT "credit_price_pkey" PRIMARY KEY ("organization_id","feature")
);

-- CreateTable
CREATE TABLE "paid_credit_grant" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "amount" BIGINT NOT NULL,
    "priority" INTEGER NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "source" JSONB NOT NULL,
    "description" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "applied_at" TIMESTAMPTZ(3),
    "transaction_id" TEXT,
    "take_back_asked_at" TIMESTAMPTZ(3),
    "taken_back_at" TIMESTAMPTZ(3),
    "taken_back_amount" BIGINT,
    "gone_amount" BIGINT,

    CONSTRAINT "paid_credit_grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credit_grace" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "amount" BIGINT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "details" JSONB NOT NULL,
    "part" BIGINT,
    "settled_amount" BIGINT NOT NULL DEFAULT 0,
    "transaction_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "credit_grace_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "credit_account_customer_id_idx" ON "credit_account"("customer_id");

-- CreateIndex
CREATE INDEX "credit_transaction_organization_id_created_at_id_idx" ON "credit_transaction"("organization_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "credit_transaction_organization_id_type_created_at_id_idx" ON "credit_transaction"("organization_id", "type", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "credit_transaction_organization_id_customer_id_seq_key" ON "credit_transaction"("organization_id", "customer_id", "seq");

-- CreateIndex
CREATE INDEX "credit_grant_organization_id_created_at_bucket_key_idx" ON "credit_grant"("organization_id", "created_at" DESC, "bucket_key" DESC);

-- CreateIndex
CREATE INDEX "credit_grant_grant_id_idx" ON "credit_grant"("grant_id");

-- CreateIndex
CREATE INDEX "credit_hold_organization_id_created_at_hold_id_idx" ON "credit_hold"("organization_id", "created_at" DESC, "hold_id" DESC);

-- CreateIndex
CREATE INDEX "credit_hold_hold_id_idx" ON "credit_hold"("hold_id");

-- CreateIndex
CREATE INDEX "credit_parked_entry_organization_id_customer_id_idx" ON "credit_parked_entry"("organization_id", "customer_id");

-- CreateIndex
CREATE INDEX "paid_credit_grant_organization_id_customer_id_idx" ON "paid_credit_grant"("organization_id", "customer_id");

-- CreateIndex
CREATE INDEX "credit_grace_organization_id_created_at_id_idx" ON "credit_grace"("organization_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "credit_grace_status_created_at_idx" ON "credit_grace"("status", "created_at");

-- AddForeignKey
ALTER TABLE "credit_account" ADD CONSTRAINT "credit_account_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit_account" ADD CONSTRAINT "credit_account_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit_transaction" ADD CONSTRAINT "credit_transaction_organization_id_customer_id_fkey" FOREIGN KEY ("organization_id", "customer_id") REFERENCES "credit_account"("organization_id", "customer_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit_grant" ADD CONSTRAINT "credit_grant_organization_id_customer_id_fkey" FOREIGN KEY ("organization_id", "customer_id") REFERENCES "credit_account"("organization_id", "customer_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit_hold" ADD CONSTRAINT "credit_hold_organization_id_customer_id_fkey" FOREIGN KEY ("organization_id", "customer_id") REFERENCES "credit_account"("organization_id", "customer_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit_parked_entry" ADD CONSTRAINT "credit_parked_entry_organization_id_customer_id_fkey" FOREIGN KEY ("organization_id", "customer_id") REFERENCES "credit_account"("organization_id", "customer_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit_day" ADD CONSTRAINT "credit_day_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit_settings" ADD CONSTRAINT "credit_settings_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit_price" ADD CONSTRAINT "credit_price_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paid_credit_grant" ADD CONSTRAINT "paid_credit_grant_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit_grace" ADD CONSTRAINT "credit_grace_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: what the books have to say whatever the code does.
ALTER TABLE "credit_account" ADD CONSTRAINT "credit_account_amounts" CHECK (balance >= 0 AND held >= 0 AND last_seq >= 0);
-- Every credit that came in is spent, expired, taken back or still there.
ALTER TABLE "credit_account" ADD CONSTRAINT "credit_account_books" CHECK (
  granted + transferred - spent - expired - revoked = balance + held);
ALTER TABLE "credit_account" ADD CONSTRAINT "credit_account_grace" CHECK (
  grace_used >= 0 AND grace_used <= grace_limit);
ALTER TABLE "credit_transaction" ADD CONSTRAINT "credit_transaction_type" CHECK (type IN (
  'initialize', 'grant', 'deduct', 'hold', 'capture', 'release', 'expire', 'refund', 'revoke', 'transfer_out', 'transfer_in'));
ALTER TABLE "credit_transaction" ADD CONSTRAINT "credit_transaction_amounts" CHECK (
  balance >= 0 AND held >= 0 AND seq >= 1);
ALTER TABLE "credit_grant" ADD CONSTRAINT "credit_grant_amounts" CHECK (amount >= 0 AND remaining >= 0);
ALTER TABLE "credit_hold" ADD CONSTRAINT "credit_hold_status" CHECK (status IN ('open', 'captured', 'released', 'expired'));
ALTER TABLE "credit_hold" ADD CONSTRAINT "credit_hold_amounts" CHECK (
  amount >= 0 AND captured >= 0 AND captured <= amount);
ALTER TABLE "credit_settings" ADD CONSTRAINT "credit_settings_amounts" CHECK (
  low_threshold >= 1 AND grace_amount >= 0 AND expiring_days BETWEEN 1 AND 90);
ALTER TABLE "credit_price" ADD CONSTRAINT "credit_price_model" CHECK (
  (model = 'fixed' AND price >= 1 AND rate IS NULL AND unit IS NULL AND minimum IS NULL AND cap IS NULL)
  OR (model = 'metered' AND price IS NULL AND rate::numeric > 0 AND unit <> '' AND (minimum IS NULL OR minimum >= 1)
    AND (cap IS NULL OR cap >= coalesce(minimum, 1))));
ALTER TABLE "paid_credit_grant" ADD CONSTRAINT "paid_credit_grant_amounts" CHECK (
  amount >= 1 AND taken_back_amount >= 0 AND gone_amount >= 0
  AND (taken_back_at IS NULL) = (taken_back_amount IS NULL) AND taken_back_amount + gone_amount = amount);
ALTER TABLE "credit_grace" ADD CONSTRAINT "credit_grace_amounts" CHECK (
  status IN ('pending', 'settled', 'uncollected') AND amount >= 1 AND settled_amount BETWEEN 0 AND amount);

-- What a refund gave back of a transaction; of an account's long history few are refunds.
CREATE INDEX "credit_transaction_refund_manual" ON "credit_transaction" (organization_id, customer_id) WHERE type = 'refund';
CREATE INDEX "credit_transaction_feature_manual" ON "credit_transaction"
  (organization_id, feature, created_at DESC, id DESC) WHERE feature IS NOT NULL;
-- What a restart or a sweep has to look at, in tables that only grow.
CREATE INDEX "paid_credit_grant_unapplied_manual" ON "paid_credit_grant" (created_at) WHERE applied_at IS NULL;
CREATE INDEX "credit_grant_due_manual" ON "credit_grant" (expires_at) WHERE remaining > 0 AND expiring_told_at IS NULL;
CREATE INDEX "credit_grant_left_manual" ON "credit_grant" (organization_id, customer_id) WHERE remaining > 0;
CREATE INDEX "credit_hold_open_manual" ON "credit_hold" (organization_id, customer_id) WHERE status = 'open';
