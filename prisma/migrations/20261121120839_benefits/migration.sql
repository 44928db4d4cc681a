-- CreateTable
CREATE TABLE "benefit" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "visibility" TEXT NOT NULL DEFAULT 'public',
    "properties" JSONB NOT NULL,
    "metadata" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "modified_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "benefit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product_benefit" (
    "product_id" UUID NOT NULL,
    "benefit_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "product_benefit_pkey" PRIMARY KEY ("product_id","benefit_id")
);

-- CreateTable
CREATE TABLE "benefit_grant" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "benefit_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "order_id" UUID,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "wanted" TEXT NOT NULL DEFAULT 'granted',
    "terms" JSONB NOT NULL,
    "delivery" JSONB NOT NULL DEFAULT '{}',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "error" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "modified_at" TIMESTAMPTZ(3),
    "granted_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "benefit_grant_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "benefit_organization_id_created_at_id_idx" ON "benefit"("organization_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "product_benefit_benefit_id_idx" ON "product_benefit"("benefit_id");

-- CreateIndex
CREATE INDEX "benefit_grant_organization_id_created_at_id_idx" ON "benefit_grant"("organization_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "benefit_grant_organization_id_customer_id_created_at_id_idx" ON "benefit_grant"("organization_id", "customer_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "benefit_grant_organization_id_benefit_id_created_at_id_idx" ON "benefit_grant"("organization_id", "benefit_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "benefit_grant_customer_id_idx" ON "benefit_grant"("customer_id");

-- CreateIndex
CREATE INDEX "benefit_grant_benefit_id_idx" ON "benefit_grant"("benefit_id");

-- CreateIndex
CREATE UNIQUE INDEX "benefit_grant_order_id_benefit_id_key" ON "benefit_grant"("order_id", "benefit_id");

-- AddForeignKey
ALTER TABLE "product_benefit" ADD CONSTRAINT "product_benefit_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_benefit" ADD CONSTRAINT "product_benefit_benefit_id_fkey" FOREIGN KEY ("benefit_id") REFERENCES "benefit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "benefit_grant" ADD CONSTRAINT "benefit_grant_benefit_id_fkey" FOREIGN KEY ("benefit_id") REFERENCES "benefit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "benefit_grant" ADD CONSTRAINT "benefit_grant_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "benefit_grant" ADD CONSTRAINT "benefit_grant_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- By hand: what a state may be, and that the instants agree with it.
ALTER TABLE "benefit" ADD CONSTRAINT "benefit_visibility" CHECK (visibility IN ('draft', 'private', 'public'));
ALTER TABLE "benefit_grant" ADD CONSTRAINT "benefit_grant_state" CHECK (
  wanted IN ('granted', 'revoked')
  AND CASE state
    WHEN 'pending' THEN granted_at IS NULL AND revoked_at IS NULL
    WHEN 'granted' THEN granted_at IS NOT NULL AND revoked_at IS NULL
    WHEN 'revoked' THEN revoked_at IS NOT NULL
    ELSE false
  END);
