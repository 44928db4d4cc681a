-- DropIndex
DROP INDEX "checkout_status_confirmed_at_idx";

-- AlterTable
ALTER TABLE "checkout" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 0;

-- CreateIndex
CREATE INDEX "checkout_status_expires_at_idx" ON "checkout"("status", "expires_at");
