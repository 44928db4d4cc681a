-- CreateTable
CREATE TABLE "custom_field" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "properties" JSONB NOT NULL DEFAULT '{}',
    "metadata" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "modified_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "custom_field_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product_custom_field" (
    "product_id" UUID NOT NULL,
    "custom_field_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "required" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "product_custom_field_pkey" PRIMARY KEY ("product_id","custom_field_id")
);

-- CreateIndex
CREATE INDEX "custom_field_organization_id_created_at_id_idx" ON "custom_field"("organization_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "product_custom_field_custom_field_id_idx" ON "product_custom_field"("custom_field_id");

-- AddForeignKey
ALTER TABLE "custom_field" ADD CONSTRAINT "custom_field_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_custom_field" ADD CONSTRAINT "product_custom_field_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_custom_field" ADD CONSTRAINT "product_custom_field_custom_field_id_fkey" FOREIGN KEY ("custom_field_id") REFERENCES "custom_field"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE custom_field ADD CONSTRAINT custom_field_type_is_known
  CHECK (type IN ('text', 'number', 'date', 'checkbox', 'select'));

-- A deleted one sets its slug free.
CREATE UNIQUE INDEX custom_field_slug_manual ON custom_field (organization_id, slug) WHERE deleted_at IS NULL;
