-- CreateTable
CREATE TABLE "invoice" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "order_id" UUID NOT NULL,
    "refund_id" UUID,
    "subject_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "copy" INTEGER NOT NULL DEFAULT 1,
    "document" JSONB NOT NULL,
    "sha256" TEXT,
    "size" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "invoice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credit_note_counter" (
    "organization_id" UUID NOT NULL,
    "last_number" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "credit_note_counter_pkey" PRIMARY KEY ("organization_id")
);

-- CreateIndex
CREATE INDEX "invoice_order_id_idx" ON "invoice"("order_id");

-- CreateIndex
CREATE INDEX "invoice_refund_id_idx" ON "invoice"("refund_id");

-- CreateIndex
CREATE UNIQUE INDEX "invoice_subject_id_copy_key" ON "invoice"("subject_id", "copy");

-- CreateIndex
CREATE UNIQUE INDEX "invoice_organization_id_kind_number_copy_key" ON "invoice"("organization_id", "kind", "number", "copy");

-- AddForeignKey
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_refund_id_fkey" FOREIGN KEY ("refund_id") REFERENCES "refund"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit_note_counter" ADD CONSTRAINT "credit_note_counter_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What no schema file can say
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_kind" CHECK (
  (kind = 'invoice' AND refund_id IS NULL AND subject_id = order_id)
  OR (kind = 'credit_note' AND refund_id IS NOT NULL AND subject_id = refund_id AND copy = 1));
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_numbers" CHECK (number >= 1 AND copy >= 1);
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_stored" CHECK ((sha256 IS NULL) = (size IS NULL));

-- What was issued says the same for ever: only that its file is stored may be added.
CREATE FUNCTION invoice_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.sha256 IS NOT NULL OR (to_jsonb(NEW) - 'sha256' - 'size') <> (to_jsonb(OLD) - 'sha256' - 'size') THEN
    RAISE EXCEPTION 'an issued invoice does not change';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER invoice_is_final BEFORE UPDATE ON "invoice" FOR EACH ROW EXECUTE FUNCTION invoice_is_final();
