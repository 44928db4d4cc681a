CREATE EXTENSION IF NOT EXISTS "pg_trgm";

-- CreateIndex
CREATE INDEX "checkout_organization_id_product_id_created_at_id_idx" ON "checkout"("organization_id", "product_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "checkout_organization_id_external_customer_id_created_at_id_idx" ON "checkout"("organization_id", "external_customer_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "checkout_metadata_idx" ON "checkout" USING GIN ("metadata" jsonb_path_ops);

-- CreateIndex
CREATE INDEX "checkout_customer_email_trgm_idx" ON "checkout" USING GIN ("customer_email" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "checkout_customer_name_trgm_idx" ON "checkout" USING GIN ("customer_name" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "customer_metadata_idx" ON "customer" USING GIN ("metadata" jsonb_path_ops);

-- CreateIndex
CREATE INDEX "order_organization_id_status_id_idx" ON "order"("organization_id", "status", "id");

-- CreateIndex
CREATE INDEX "order_organization_id_net_amount_id_idx" ON "order"("organization_id", "net_amount", "id");

-- CreateIndex
CREATE INDEX "order_metadata_idx" ON "order" USING GIN ("metadata" jsonb_path_ops);

-- CreateIndex
CREATE INDEX "payment_organization_id_status_created_at_id_idx" ON "payment"("organization_id", "status", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "payment_organization_id_method_created_at_id_idx" ON "payment"("organization_id", "method", "created_at" DESC, "id" DESC);

-- By hand: orders of another kind than a purchase are few, and are asked for by themselves.
CREATE INDEX "order_recurring_manual" ON "order" ("organization_id", "created_at" DESC, "id" DESC) WHERE billing_reason <> 'purchase';
