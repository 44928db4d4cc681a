-- CreateIndex
CREATE INDEX "customer_organization_id_name_id_idx" ON "customer"("organization_id", "name", "id");
