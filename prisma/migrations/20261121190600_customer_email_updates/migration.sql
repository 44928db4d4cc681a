-- CreateTable
CREATE TABLE "customer_email_update" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "email" CITEXT NOT NULL,
    "token_hash" TEXT,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "customer_email_update_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "customer_email_update_token_hash_key" ON "customer_email_update"("token_hash");

-- CreateIndex
CREATE INDEX "customer_email_update_customer_id_idx" ON "customer_email_update"("customer_id");

-- CreateIndex
CREATE INDEX "customer_email_update_organization_id_idx" ON "customer_email_update"("organization_id");

-- CreateIndex
CREATE INDEX "customer_email_update_expires_at_idx" ON "customer_email_update"("expires_at");

-- AddForeignKey
ALTER TABLE "customer_email_update" ADD CONSTRAINT "customer_email_update_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer_email_update" ADD CONSTRAINT "customer_email_update_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;
