-- AlterTable
ALTER TABLE "checkout" ADD COLUMN     "checkout_link_id" UUID;

-- CreateTable
CREATE TABLE "checkout_link" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "client_secret" TEXT NOT NULL,
    "label" TEXT,
    "product_ids" UUID[],
    "price_id" UUID,
    "discount_id" UUID,
    "allow_discount_codes" BOOLEAN NOT NULL DEFAULT true,
    "require_billing_address" BOOLEAN NOT NULL DEFAULT false,
    "success_url" TEXT,
    "return_url" TEXT,
    "trial_interval" TEXT,
    "trial_interval_count" INTEGER,
    "embed_origins" TEXT[],
    "opened_count" INTEGER NOT NULL DEFAULT 0,
    "bought_count" INTEGER NOT NULL DEFAULT 0,
    "metadata" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "modified_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "checkout_link_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "checkout_link_client_secret_key" ON "checkout_link"("client_secret");

-- CreateIndex
CREATE INDEX "checkout_link_organization_id_created_at_id_idx" ON "checkout_link"("organization_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "checkout_checkout_link_id_idx" ON "checkout"("checkout_link_id");

-- AddForeignKey
ALTER TABLE "checkout_link" ADD CONSTRAINT "checkout_link_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checkout" ADD CONSTRAINT "checkout_checkout_link_id_fkey" FOREIGN KEY ("checkout_link_id") REFERENCES "checkout_link"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE checkout_link ADD CONSTRAINT checkout_link_trial_is_whole
  CHECK ((trial_interval IS NULL) = (trial_interval_count IS NULL));

-- How often a link was opened and bought. Deferred: the row that all its buyers meet in is locked for the time of the commit alone.
CREATE FUNCTION count_of_checkout_link() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    UPDATE checkout_link SET opened_count = opened_count + 1 WHERE id = NEW.checkout_link_id;
  ELSE
    UPDATE checkout_link SET bought_count = bought_count + 1 WHERE id = NEW.checkout_link_id;
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER checkout_link_opened AFTER INSERT ON checkout
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.checkout_link_id IS NOT NULL)
  EXECUTE FUNCTION count_of_checkout_link();

CREATE CONSTRAINT TRIGGER checkout_link_bought AFTER UPDATE OF status ON checkout
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.checkout_link_id IS NOT NULL AND NEW.status = 'succeeded' AND OLD.status <> 'succeeded')
  EXECUTE FUNCTION count_of_checkout_link();
