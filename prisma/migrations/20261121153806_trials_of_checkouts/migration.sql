-- AlterTable
ALTER TABLE "checkout" ADD COLUMN     "active_trial_interval" TEXT,
ADD COLUMN     "active_trial_interval_count" INTEGER;
