-- AlterTable
ALTER TABLE "user" ADD COLUMN     "clerk_updated_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "clerk_deletion" (
    "clerk_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "clerk_deletion_pkey" PRIMARY KEY ("clerk_id")
);
