-- When each was told, in real time: by it they are listed, and by it a member has read them.
ALTER TABLE "notification" ADD COLUMN     "told_at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp();
UPDATE "notification" SET told_at = uuid_extract_timestamp(id);
ALTER TABLE "notification_reader" ALTER COLUMN "read_to" SET DATA TYPE TIMESTAMPTZ(6) USING uuid_extract_timestamp(read_to);

-- By hand: an order that only these indexes serve, for by the primary key others' would be gone through; with the kind, so that the index alone
-- says how many a role may see.
DROP INDEX notification_shown_manual;
DROP INDEX notification_unread_manual;
CREATE INDEX notification_shown_manual ON "notification" (organization_id, user_id, told_at DESC, id DESC) INCLUDE (kind) WHERE shown;
CREATE INDEX notification_unread_manual ON "notification" (organization_id, user_id, told_at DESC, id DESC) INCLUDE (kind)
  WHERE shown AND read_at IS NULL;
