-- What members are told.

-- CreateTable
CREATE TABLE "notification" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "organization_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "object_id" UUID,
    "data" JSONB NOT NULL,
    "shown" BOOLEAN NOT NULL,
    "by_mail" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "notification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notification_reader" (
    "organization_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "read_to" UUID NOT NULL,

    CONSTRAINT "notification_reader_pkey" PRIMARY KEY ("organization_id","user_id")
);

-- CreateTable
CREATE TABLE "notification_switch" (
    "organization_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "dashboard" BOOLEAN NOT NULL,
    "mail" BOOLEAN NOT NULL,

    CONSTRAINT "notification_switch_pkey" PRIMARY KEY ("organization_id","user_id","kind")
);

-- CreateTable
CREATE TABLE "notification_progress" (
    "only" BOOLEAN NOT NULL DEFAULT true,
    "position" BIGINT NOT NULL,

    CONSTRAINT "notification_progress_pkey" PRIMARY KEY ("only")
);

-- CreateIndex
CREATE UNIQUE INDEX "notification_organization_id_user_id_key_key" ON "notification"("organization_id", "user_id", "key");

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_organization_id_user_id_fkey" FOREIGN KEY ("organization_id", "user_id") REFERENCES "member"("organization_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification_reader" ADD CONSTRAINT "notification_reader_organization_id_user_id_fkey" FOREIGN KEY ("organization_id", "user_id") REFERENCES "member"("organization_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification_switch" ADD CONSTRAINT "notification_switch_organization_id_user_id_fkey" FOREIGN KEY ("organization_id", "user_id") REFERENCES "member"("organization_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: what may stand in a column; what a member sees, the latest first, and what of it they did not read yet.
ALTER TABLE "notification" ADD CONSTRAINT notification_told CHECK (shown OR by_mail);
ALTER TABLE "notification_progress" ADD CONSTRAINT notification_progress_only CHECK ("only");
CREATE INDEX notification_shown_manual ON "notification" (organization_id, user_id, id DESC) WHERE shown;
CREATE INDEX notification_unread_manual ON "notification" (organization_id, user_id, id DESC) WHERE shown AND read_at IS NULL;

-- By hand: the events that members are told of. The index holds these alone, so that whoever tells passes over all others.
CREATE FUNCTION webhook_event_is_news(type text, payload jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE type
    WHEN 'order.paid' THEN payload ->> 'billing_reason' = 'purchase'
    WHEN 'subscription.created' THEN true
    WHEN 'subscription.canceled' THEN true
    WHEN 'subscription.revoked' THEN payload ->> 'past_due_at' IS NOT NULL
    WHEN 'subscription.updated' THEN payload ->> 'status' = 'unpaid'
    WHEN 'dispute.created' THEN true
    WHEN 'dispute.updated' THEN payload ->> 'closed' = 'true'
    WHEN 'refund.updated' THEN payload ->> 'status' = 'failed'
    ELSE false END
$$;
CREATE INDEX webhook_event_news_manual ON "webhook_event" (position) WHERE webhook_event_is_news(type, payload);

-- By hand: nobody is told of what happened before there were notifications.
INSERT INTO "notification_progress" (position) SELECT coalesce(max(position), 0) FROM "webhook_event";
