-- AlterTable
ALTER TABLE "customer_balance" ADD COLUMN     "id" UUID NOT NULL DEFAULT uuidv7();

-- CreateIndex
CREATE UNIQUE INDEX "customer_balance_id_key" ON "customer_balance"("id");
