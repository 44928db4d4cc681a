-- CreateTable
CREATE TABLE "license_key" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "benefit_id" UUID NOT NULL,
    "benefit_grant_id" UUID NOT NULL,
    "key_hash" TEXT NOT NULL,
    "sealed_key" TEXT NOT NULL,
    "display_key" TEXT NOT NULL,
    "prefix" TEXT,
    "status" TEXT NOT NULL DEFAULT 'granted',
    "limit_activations" INTEGER,
    "activation_count" INTEGER NOT NULL DEFAULT 0,
    "enable_customer_admin" BOOLEAN NOT NULL DEFAULT false,
    "usage" INTEGER NOT NULL DEFAULT 0,
    "limit_usage" INTEGER,
    "validations" INTEGER NOT NULL DEFAULT 0,
    "last_validated_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "offline_days" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "modified_at" TIMESTAMPTZ(3),

    CONSTRAINT "license_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "license_key_activation" (
    "id" UUID NOT NULL,
    "license_key_id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "conditions" JSONB NOT NULL DEFAULT '{}',
    "meta" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "modified_at" TIMESTAMPTZ(3),

    CONSTRAINT "license_key_activation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "license_signing_key" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "public_key" TEXT NOT NULL,
    "private_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "license_signing_key_pkey" PRIMARY KEY ("organization_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "license_key_benefit_grant_id_key" ON "license_key"("benefit_grant_id");

-- CreateIndex
CREATE INDEX "license_key_organization_id_created_at_id_idx" ON "license_key"("organization_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "license_key_organization_id_customer_id_created_at_id_idx" ON "license_key"("organization_id", "customer_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "license_key_organization_id_benefit_id_created_at_id_idx" ON "license_key"("organization_id", "benefit_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "license_key_customer_id_idx" ON "license_key"("customer_id");

-- CreateIndex
CREATE INDEX "license_key_benefit_id_idx" ON "license_key"("benefit_id");

-- CreateIndex
CREATE UNIQUE INDEX "license_key_organization_id_key_hash_key" ON "license_key"("organization_id", "key_hash");

-- CreateIndex
CREATE INDEX "license_key_activation_license_key_id_created_at_idx" ON "license_key_activation"("license_key_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "license_signing_key_id_key" ON "license_signing_key"("id");

-- AddForeignKey
ALTER TABLE "license_key" ADD CONSTRAINT "license_key_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "license_key" ADD CONSTRAINT "license_key_benefit_id_fkey" FOREIGN KEY ("benefit_id") REFERENCES "benefit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "license_key" ADD CONSTRAINT "license_key_benefit_grant_id_fkey" FOREIGN KEY ("benefit_grant_id") REFERENCES "benefit_grant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "license_key_activation" ADD CONSTRAINT "license_key_activation_license_key_id_fkey" FOREIGN KEY ("license_key_id") REFERENCES "license_key"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "license_signing_key" ADD CONSTRAINT "license_signing_key_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Whatever writes: a status that we know, and counters that never fall below nothing.
ALTER TABLE "license_key" ADD CONSTRAINT "license_key_status" CHECK ("status" IN ('granted', 'revoked', 'disabled'));
ALTER TABLE "license_key" ADD CONSTRAINT "license_key_counters" CHECK ("activation_count" >= 0 AND "usage" >= 0 AND "validations" >= 0);
