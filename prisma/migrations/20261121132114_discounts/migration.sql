-- AlterTable
ALTER TABLE "checkout" ADD COLUMN     "discount_id" UUID;

-- AlterTable
ALTER TABLE "order" ADD COLUMN     "discount_id" UUID;

-- CreateTable
CREATE TABLE "discount" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "code" TEXT,
    "type" TEXT NOT NULL,
    "basis_points" INTEGER,
    "amounts" JSONB,
    "currency" CHAR(3),
    "duration" TEXT NOT NULL,
    "duration_in_months" INTEGER,
    "starts_at" TIMESTAMPTZ(3),
    "ends_at" TIMESTAMPTZ(3),
    "max_redemptions" INTEGER,
    "max_redemptions_per_customer" INTEGER,
    "redemptions_count" INTEGER NOT NULL DEFAULT 0,
    "product_ids" UUID[],
    "metadata" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "modified_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "discount_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "discount_redemption" (
    "checkout_id" UUID NOT NULL,
    "discount_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "discount_redemption_pkey" PRIMARY KEY ("checkout_id")
);

-- CreateIndex
CREATE INDEX "discount_organization_id_created_at_id_idx" ON "discount"("organization_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "discount_redemption_discount_id_customer_id_idx" ON "discount_redemption"("discount_id", "customer_id");

-- AddForeignKey
ALTER TABLE "checkout" ADD CONSTRAINT "checkout_discount_id_fkey" FOREIGN KEY ("discount_id") REFERENCES "discount"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "discount_redemption" ADD CONSTRAINT "discount_redemption_checkout_id_fkey" FOREIGN KEY ("checkout_id") REFERENCES "checkout"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "discount_redemption" ADD CONSTRAINT "discount_redemption_discount_id_fkey" FOREIGN KEY ("discount_id") REFERENCES "discount"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order" ADD CONSTRAINT "order_discount_id_fkey" FOREIGN KEY ("discount_id") REFERENCES "discount"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- By hand: one code means one discount, however it is written; a deleted one sets its code free.
CREATE UNIQUE INDEX "discount_code" ON "discount" (organization_id, lower(code)) WHERE deleted_at IS NULL;

-- By hand: found by their discount. Orders without one, which are most, are not in it.
CREATE INDEX "order_discount" ON "order" (organization_id, discount_id, created_at DESC, id DESC) WHERE discount_id IS NOT NULL;

-- By hand: what a discount may be.
ALTER TABLE "discount" ADD CONSTRAINT "discount_worth" CHECK (CASE type
  WHEN 'percentage' THEN
    basis_points IS NOT NULL AND basis_points BETWEEN 1 AND 10000 AND amounts IS NULL AND currency IS NULL
  WHEN 'fixed' THEN
    basis_points IS NULL AND amounts IS NOT NULL AND currency IS NOT NULL AND jsonb_exists(amounts, currency)
  ELSE false
END);
ALTER TABLE "discount" ADD CONSTRAINT "discount_duration" CHECK (CASE duration
  WHEN 'repeating' THEN duration_in_months IS NOT NULL AND duration_in_months > 0
  ELSE duration IN ('once', 'forever') AND duration_in_months IS NULL
END);
ALTER TABLE "discount" ADD CONSTRAINT "discount_limits" CHECK (
  redemptions_count >= 0 AND max_redemptions > 0 AND max_redemptions_per_customer > 0 AND starts_at < ends_at
);
