-- CreateIndex
CREATE INDEX "journal_entry_organization_id_kind_created_at_id_idx" ON "journal_entry"("organization_id", "kind", "created_at" DESC, "id" DESC);
