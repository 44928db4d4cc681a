-- AlterTable
ALTER TABLE "webhook_delivery" ADD COLUMN     "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- CreateTable
CREATE TABLE "webhook_endpoint_hour" (
    "endpoint_id" UUID NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "succeeded" INTEGER NOT NULL,
    "failed" INTEGER NOT NULL,
    "duration_ms" BIGINT NOT NULL,

    CONSTRAINT "webhook_endpoint_hour_pkey" PRIMARY KEY ("endpoint_id","hour")
);

-- AddForeignKey
ALTER TABLE "webhook_endpoint_hour" ADD CONSTRAINT "webhook_endpoint_hour_endpoint_id_fkey" FOREIGN KEY ("endpoint_id") REFERENCES "webhook_endpoint"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: what is tried goes on with the patience that it had.
UPDATE "webhook_delivery" SET since = coalesce(replayed_at, created_at);

-- By hand: what failed, by the time at which it was to be told.
CREATE INDEX webhook_delivery_failed_manual ON "webhook_delivery" (endpoint_id, created_at, id) WHERE state IN ('failed', 'dead');
