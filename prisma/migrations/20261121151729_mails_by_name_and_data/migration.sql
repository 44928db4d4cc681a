-- The local mailbox held mails as they were drawn; nothing in it waits to be sent.
DELETE FROM "mail";

-- AlterTable
ALTER TABLE "mail" DROP COLUMN "html",
DROP COLUMN "subject",
DROP COLUMN "text",
ADD COLUMN     "data" JSONB NOT NULL,
ADD COLUMN     "name" TEXT NOT NULL,
ADD COLUMN     "organization_id" UUID,
ADD COLUMN     "queued_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "sent_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "mail_organization_id_created_at_id_idx" ON "mail"("organization_id", "created_at", "id");

-- AddForeignKey
ALTER TABLE "mail" ADD CONSTRAINT "mail_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;
