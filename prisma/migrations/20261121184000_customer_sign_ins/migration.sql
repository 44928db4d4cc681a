-- CreateTable
CREATE TABLE "customer_sign_in" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "email" CITEXT NOT NULL,
    "customer_id" UUID,
    "code_hash" TEXT,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "customer_sign_in_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "customer_sign_in_expires_at_idx" ON "customer_sign_in"("expires_at");

-- CreateIndex
CREATE INDEX "customer_sign_in_organization_id_idx" ON "customer_sign_in"("organization_id");

-- CreateIndex
CREATE INDEX "customer_sign_in_customer_id_idx" ON "customer_sign_in"("customer_id");

-- AddForeignKey
ALTER TABLE "customer_sign_in" ADD CONSTRAINT "customer_sign_in_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer_sign_in" ADD CONSTRAINT "customer_sign_in_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: a code is looked at five times at most, and belongs to somebody.
ALTER TABLE "customer_sign_in" ADD CONSTRAINT customer_sign_in_tries CHECK (tries BETWEEN 0 AND 5),
  ADD CONSTRAINT customer_sign_in_code CHECK ((customer_id IS NULL) = (code_hash IS NULL));
