-- CreateIndex
CREATE INDEX "credit_account_organization_id_balance_customer_id_idx" ON "credit_account"("organization_id", "balance", "customer_id");

-- CreateIndex
CREATE INDEX "credit_account_organization_id_modified_at_customer_id_idx" ON "credit_account"("organization_id", "modified_at", "customer_id");
