-- DropIndex
DROP INDEX "benefit_grant_order_id_benefit_id_key";

-- DropIndex
DROP INDEX "benefit_grant_subscription_id_benefit_id_key";

-- AlterTable
ALTER TABLE "checkout" ADD COLUMN     "max_seats" INTEGER,
ADD COLUMN     "min_seats" INTEGER,
ADD COLUMN     "seats" INTEGER;

-- AlterTable
ALTER TABLE "checkout_link" ADD COLUMN     "seats" INTEGER;

-- AlterTable
ALTER TABLE "order" ADD COLUMN     "seats" INTEGER;

-- AlterTable
ALTER TABLE "price" ADD COLUMN     "seat_tiers" JSONB;

-- AlterTable
ALTER TABLE "subscription" ADD COLUMN     "seats" INTEGER;

-- CreateTable
CREATE TABLE "customer_seat" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "subscription_id" UUID,
    "order_id" UUID,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "email" CITEXT,
    "customer_id" UUID,
    "token_hash" TEXT,
    "token_expires_at" TIMESTAMPTZ(3),
    "claimed_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "metadata" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "modified_at" TIMESTAMPTZ(3),

    CONSTRAINT "customer_seat_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "customer_seat_token_hash_key" ON "customer_seat"("token_hash");

-- CreateIndex
CREATE INDEX "customer_seat_subscription_id_idx" ON "customer_seat"("subscription_id");

-- CreateIndex
CREATE INDEX "customer_seat_order_id_idx" ON "customer_seat"("order_id");

-- CreateIndex
CREATE INDEX "customer_seat_customer_id_idx" ON "customer_seat"("customer_id");

-- CreateIndex
CREATE INDEX "customer_seat_organization_id_email_idx" ON "customer_seat"("organization_id", "email");

-- CreateIndex
CREATE UNIQUE INDEX "benefit_grant_order_id_benefit_id_customer_id_key" ON "benefit_grant"("order_id", "benefit_id", "customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "benefit_grant_subscription_id_benefit_id_customer_id_key" ON "benefit_grant"("subscription_id", "benefit_id", "customer_id");

-- AddForeignKey
ALTER TABLE "customer_seat" ADD CONSTRAINT "customer_seat_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer_seat" ADD CONSTRAINT "customer_seat_subscription_id_fkey" FOREIGN KEY ("subscription_id") REFERENCES "subscription"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer_seat" ADD CONSTRAINT "customer_seat_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer_seat" ADD CONSTRAINT "customer_seat_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- By hand: a price by the seat has tiers.
ALTER TABLE "price" DROP CONSTRAINT "price_amounts";
ALTER TABLE "price" ADD CONSTRAINT "price_amounts" CHECK (
  CASE amount_type
    WHEN 'fixed' THEN price_amount > 0
    WHEN 'free' THEN price_amount = 0
    WHEN 'custom' THEN minimum_amount >= 0 AND coalesce(maximum_amount, minimum_amount) >= minimum_amount
    WHEN 'seat_based' THEN jsonb_array_length(seat_tiers -> 'tiers') > 0
    ELSE false
  END);

-- By hand: whoever buys seats buys at least one.
ALTER TABLE "checkout" ADD CONSTRAINT "checkout_seats" CHECK (seats > 0 AND min_seats > 0 AND max_seats >= coalesce(min_seats, 1));
ALTER TABLE "checkout_link" ADD CONSTRAINT "checkout_link_seats" CHECK (seats > 0);
ALTER TABLE "order" ADD CONSTRAINT "order_seats" CHECK (seats > 0);
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_seats" CHECK (seats > 0);

-- By hand: a seat is of one sale and for one person; nobody has two of a sale.
ALTER TABLE "customer_seat" ADD CONSTRAINT "customer_seat_status" CHECK (
  CASE status
    WHEN 'pending' THEN customer_id IS NULL AND email IS NOT NULL
    WHEN 'claimed' THEN customer_id IS NOT NULL AND email IS NOT NULL AND claimed_at IS NOT NULL AND token_hash IS NULL
    WHEN 'revoked' THEN revoked_at IS NOT NULL AND token_hash IS NULL
    ELSE false
  END);
ALTER TABLE "customer_seat" ADD CONSTRAINT "customer_seat_sale" CHECK (num_nonnulls(subscription_id, order_id) = 1);
CREATE UNIQUE INDEX "customer_seat_email_manual" ON "customer_seat" (coalesce(subscription_id, order_id), email) WHERE status <> 'revoked';
CREATE UNIQUE INDEX "customer_seat_customer_manual" ON "customer_seat" (coalesce(subscription_id, order_id), customer_id) WHERE status <> 'revoked';

-- By hand: no more seats are taken than were bought, whoever writes them. The row of the sale is locked first: of two who take the last seat one sees the other.
CREATE FUNCTION customer_seat_within() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  bought integer;
  taken integer;
BEGIN
  IF NEW.subscription_id IS NOT NULL THEN
    SELECT seats INTO bought FROM subscription WHERE id = NEW.subscription_id FOR UPDATE;
    SELECT count(*) INTO taken FROM customer_seat WHERE subscription_id = NEW.subscription_id AND status <> 'revoked';
  ELSE
    SELECT seats INTO bought FROM "order" WHERE id = NEW.order_id FOR UPDATE;
    SELECT count(*) INTO taken FROM customer_seat WHERE order_id = NEW.order_id AND status <> 'revoked';
  END IF;
  IF taken > coalesce(bought, 0) THEN
    RAISE EXCEPTION 'no more seats are taken than were bought' USING ERRCODE = 'check_violation', CONSTRAINT = 'customer_seat_within';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER customer_seat_within AFTER INSERT OR UPDATE OF status ON customer_seat FOR EACH ROW
  WHEN (NEW.status <> 'revoked') EXECUTE FUNCTION customer_seat_within();

-- By hand: at every commit a subscription has as many seats as are taken, or more.
CREATE FUNCTION subscription_seats_taken() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT count(*) FROM customer_seat WHERE subscription_id = NEW.id AND status <> 'revoked')
      > coalesce((SELECT seats FROM subscription WHERE id = NEW.id), 0) THEN
    RAISE EXCEPTION 'no more seats are taken than were bought' USING ERRCODE = 'check_violation', CONSTRAINT = 'customer_seat_within';
  END IF;
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER subscription_seats_taken AFTER UPDATE OF seats ON subscription DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.seats IS DISTINCT FROM NEW.seats AND OLD.seats IS NOT NULL) EXECUTE FUNCTION subscription_seats_taken();

-- By hand: who was given a seat is told by the audit log without their address, which would have to be forgotten with them.
CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON customer_seat FOR EACH ROW
  WHEN (current_setting('florin.actor', true) <> '')
  EXECUTE FUNCTION audit('customer_seat', 'organization_id', 'email', 'token_hash');
