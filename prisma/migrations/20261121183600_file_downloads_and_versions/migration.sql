-- AlterTable
ALTER TABLE "file" ADD COLUMN     "replaces_id" UUID;

-- CreateTable
CREATE TABLE "file_download" (
    "file_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "downloads" INTEGER NOT NULL DEFAULT 1,
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "file_download_pkey" PRIMARY KEY ("file_id","customer_id")
);

-- CreateIndex
CREATE INDEX "file_download_customer_id_idx" ON "file_download"("customer_id");

-- AddForeignKey
ALTER TABLE "file" ADD CONSTRAINT "file_replaces_id_fkey" FOREIGN KEY ("replaces_id") REFERENCES "file"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "file_download" ADD CONSTRAINT "file_download_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "file"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "file_download" ADD CONSTRAINT "file_download_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A file has one new version at most: that one may be replaced in its turn.
CREATE UNIQUE INDEX "file_replaces_id_manual" ON "file" ("replaces_id") WHERE "is_uploaded" AND "deleted_at" IS NULL;
