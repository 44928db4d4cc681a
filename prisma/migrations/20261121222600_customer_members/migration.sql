-- CreateTable
CREATE TABLE "customer_member" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "organization_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "email" CITEXT NOT NULL,
    "name" TEXT,
    "external_id" TEXT,
    "role" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "modified_at" TIMESTAMPTZ(3),

    CONSTRAINT "customer_member_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "customer_member_organization_id_email_idx" ON "customer_member"("organization_id", "email");

-- CreateIndex
CREATE UNIQUE INDEX "customer_member_customer_id_email_key" ON "customer_member"("customer_id", "email");

-- CreateIndex
CREATE UNIQUE INDEX "customer_member_customer_id_external_id_key" ON "customer_member"("customer_id", "external_id");

-- CreateIndex
CREATE UNIQUE INDEX "customer_member_customer_id_id_key" ON "customer_member"("customer_id", "id");

-- AddForeignKey
ALTER TABLE "customer_member" ADD CONSTRAINT "customer_member_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer_member" ADD CONSTRAINT "customer_member_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: the roles there are, and one owner at a time.
ALTER TABLE customer_member ADD CONSTRAINT customer_member_role CHECK (role IN ('owner', 'billing_manager', 'member'));
CREATE UNIQUE INDEX customer_member_owner_manual ON customer_member (customer_id) WHERE role = 'owner';

-- By hand: everybody who is a customer owns one.
INSERT INTO customer_member (organization_id, customer_id, email, role, created_at)
SELECT organization_id, id, email, 'owner', created_at FROM customer WHERE email IS NOT NULL;

-- By hand: the owner comes with the customer, has the customer's address, and goes, with everybody, when the customer is forgotten. Whoever was a member under an
-- address that becomes the customer's own is the owner from then on.
CREATE FUNCTION customer_member_follow() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.email IS NULL THEN
    DELETE FROM customer_member WHERE customer_id = NEW.id;
    RETURN NULL;
  END IF;
  IF TG_OP = 'UPDATE' THEN
    DELETE FROM customer_member WHERE customer_id = NEW.id AND email = NEW.email AND role <> 'owner';
    UPDATE customer_member SET email = NEW.email, modified_at = NEW.modified_at
      WHERE customer_id = NEW.id AND role = 'owner' AND email::text <> NEW.email::text;
  END IF;
  INSERT INTO customer_member (organization_id, customer_id, email, role, created_at)
    SELECT NEW.organization_id, NEW.id, NEW.email, 'owner', NEW.created_at
    WHERE NOT EXISTS (SELECT FROM customer_member WHERE customer_id = NEW.id AND role = 'owner');
  RETURN NULL;
END
$$;
CREATE TRIGGER customer_member_follow AFTER INSERT ON customer FOR EACH ROW EXECUTE FUNCTION customer_member_follow();
CREATE TRIGGER customer_member_follow_email AFTER UPDATE OF email ON customer FOR EACH ROW
  WHEN (OLD.email::text IS DISTINCT FROM NEW.email::text) EXECUTE FUNCTION customer_member_follow();

-- By hand: at every commit a customer who can be reached has an owner, of the customer's own address.
CREATE FUNCTION customer_member_has_owner() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM customer c WHERE c.id = OLD.customer_id AND c.email IS NOT NULL AND NOT EXISTS (
      SELECT FROM customer_member m WHERE m.customer_id = c.id AND m.role = 'owner' AND m.email = c.email)) THEN
    RAISE EXCEPTION 'a customer has an owner, of the customer''s own address' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER customer_member_has_owner AFTER UPDATE OR DELETE ON customer_member DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (OLD.role = 'owner') EXECUTE FUNCTION customer_member_has_owner();

-- By hand: who let whom in and took whom out is told by the audit log, but not who they are: that would have to be forgotten with the customer. The owner is told of
-- with the customer.
CREATE TRIGGER audited_insert AFTER INSERT ON customer_member FOR EACH ROW
  WHEN (NEW.role <> 'owner' AND current_setting('florin.actor', true) <> '')
  EXECUTE FUNCTION audit('customer_member', 'organization_id', 'email', 'name', 'external_id');
CREATE TRIGGER audited AFTER UPDATE OR DELETE ON customer_member FOR EACH ROW
  WHEN (OLD.role <> 'owner' AND current_setting('florin.actor', true) <> '')
  EXECUTE FUNCTION audit('customer_member', 'organization_id', 'email', 'name', 'external_id');

-- By hand: a session is that of a member. Those that are open are their owners'; those of customers who are gone end.
ALTER TABLE "customer_session" ADD COLUMN "member_id" UUID;
UPDATE customer_session s SET member_id = m.id FROM customer_member m WHERE m.customer_id = s.customer_id AND m.role = 'owner';
DELETE FROM customer_session WHERE member_id IS NULL;
ALTER TABLE "customer_session" ALTER COLUMN "member_id" SET NOT NULL;

-- DropIndex
DROP INDEX "customer_session_customer_id_idx";

-- CreateIndex
CREATE INDEX "customer_session_customer_id_member_id_idx" ON "customer_session"("customer_id", "member_id");

-- AddForeignKey
ALTER TABLE "customer_session" ADD CONSTRAINT "customer_session_customer_id_member_id_fkey" FOREIGN KEY ("customer_id", "member_id") REFERENCES "customer_member"("customer_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- DropForeignKey
ALTER TABLE "customer_sign_in" DROP CONSTRAINT "customer_sign_in_customer_id_fkey";

-- DropIndex
DROP INDEX "customer_sign_in_customer_id_idx";

-- AlterTable
ALTER TABLE "customer_sign_in" DROP COLUMN "customer_id";
