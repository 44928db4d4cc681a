-- CreateIndex
CREATE INDEX "license_key_organization_id_status_created_at_id_idx" ON "license_key"("organization_id", "status", "created_at" DESC, "id" DESC);
