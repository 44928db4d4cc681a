-- CreateTable
CREATE TABLE "audit_entry" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "organization_id" UUID NOT NULL,
    "actor_type" TEXT NOT NULL,
    "actor_id" UUID,
    "actor_name" TEXT,
    "action" TEXT NOT NULL,
    "object_type" TEXT NOT NULL,
    "object_id" TEXT,
    "before" JSONB,
    "after" JSONB,
    "call_id" UUID NOT NULL,
    "request_id" TEXT,
    "address" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "audit_entry_organization_id_created_at_id_idx" ON "audit_entry"("organization_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "audit_entry_organization_id_actor_id_created_at_id_idx" ON "audit_entry"("organization_id", "actor_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "audit_entry_organization_id_object_id_created_at_id_idx" ON "audit_entry"("organization_id", "object_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "audit_entry_organization_id_object_type_created_at_id_idx" ON "audit_entry"("organization_id", "object_type", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "audit_entry_created_at_idx" ON "audit_entry"("created_at");

ALTER TABLE audit_entry ADD CONSTRAINT audit_entry_actor CHECK (actor_type IN ('member', 'token', 'customer', 'system'));

-- What stands in the log stays as it is: no statement changes or deletes it, but for what is older than a year, and who a customer was once they are
-- to be forgotten.
CREATE FUNCTION audit_entry_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND OLD.created_at < now() - interval '1 year' THEN RETURN OLD; END IF;
  IF TG_OP = 'UPDATE' AND current_setting('florin.forgetting', true) = OLD.object_id
    AND to_jsonb(OLD) - '{before,after}'::text[] = to_jsonb(NEW) - '{before,after}'::text[] THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'an entry of the audit log is final';
END
$$;
CREATE TRIGGER audit_entry_is_final BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION audit_entry_is_final();

CREATE FUNCTION audit_log_is_not_emptied() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit log is not emptied';
END
$$;
CREATE TRIGGER audit_log_is_not_emptied BEFORE TRUNCATE ON audit_entry EXECUTE FUNCTION audit_log_is_not_emptied();

-- A value as the log keeps it: no secret, and of a long text its beginning.
CREATE FUNCTION audit_value(name text, value jsonb, hidden text[]) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN value = 'null' THEN value
    WHEN name = ANY(hidden) THEN '"[hidden]"'::jsonb
    WHEN length(value::text) > 2000 THEN to_jsonb(left(coalesce(value #>> '{}', value::text), 2000) || '…')
    ELSE value END
$$;

-- Writes an entry for a row that changed while somebody is known to act (`florin.actor`, of the transaction). Arguments: what the object is called; the
-- column that names its organization, or `table.column` where that is to be read there; columns that are told no more of than that they changed, and
-- after a `-` those that are not told of at all.
CREATE FUNCTION audit() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  actor jsonb := current_setting('florin.actor')::jsonb;
  old_row jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END;
  new_row jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END;
  subject jsonb := coalesce(new_row, old_row);
  hidden text[] := TG_ARGV[2:];
  silent text[] := ARRAY['organization_id', 'created_at', 'modified_at', 'version'];
  verb text := CASE TG_OP WHEN 'INSERT' THEN 'created' WHEN 'DELETE' THEN 'deleted' ELSE 'updated' END;
  organization uuid;
  was jsonb;
  becomes jsonb;
BEGIN
  SELECT silent || coalesce(array_agg(substr(name, 2)), '{}') INTO silent FROM unnest(hidden) AS name WHERE name LIKE '-%';
  SELECT jsonb_object_agg(key, audit_value(key, value, hidden)) INTO was FROM jsonb_each(old_row)
    WHERE key <> ALL(silent) AND (new_row IS NULL OR value IS DISTINCT FROM new_row->key) AND (TG_OP = 'UPDATE' OR value <> 'null');
  SELECT jsonb_object_agg(key, audit_value(key, value, hidden)) INTO becomes FROM jsonb_each(new_row)
    WHERE key <> ALL(silent) AND (old_row IS NULL OR value IS DISTINCT FROM old_row->key) AND (TG_OP = 'UPDATE' OR value <> 'null');
  IF TG_OP = 'UPDATE' AND becomes IS NULL THEN RETURN NULL; END IF;
  IF old_row->>'deleted_at' IS NULL AND new_row->>'deleted_at' IS NOT NULL THEN verb := 'deleted'; END IF;
  IF TG_ARGV[1] LIKE '%.%' THEN
    EXECUTE format('SELECT organization_id FROM %I WHERE id = $1', split_part(TG_ARGV[1], '.', 1)) INTO organization
      USING (subject->>split_part(TG_ARGV[1], '.', 2))::uuid;
  ELSE
    organization := subject->>TG_ARGV[1];
  END IF;
  -- Rows that go with what they belong to are not told of: that is.
  IF organization IS NULL THEN RETURN NULL; END IF;
  PERFORM audit_note(organization, actor, TG_ARGV[0] || '.' || verb, TG_ARGV[0],
    coalesce(subject->>'id', subject->>split_part(TG_ARGV[1], '.', 2), subject->>'feature', subject->>'organization_id'), was, becomes);
  RETURN NULL;
END
$$;

-- Writes one entry. Members and jobs come with their name; that of a token is read as it is now.
CREATE FUNCTION audit_note(organization uuid, actor jsonb, action text, object_type text, object_id text, before jsonb, after jsonb)
  RETURNS void LANGUAGE sql AS $$
  INSERT INTO audit_entry (organization_id, actor_type, actor_id, actor_name, action, object_type, object_id, before, after, call_id, request_id, address)
  SELECT organization, actor->>'type', (actor->>'id')::uuid,
    coalesce(actor->>'name', (SELECT name FROM access_token WHERE id = (actor->>'id')::uuid AND actor->>'type' = 'token')),
    action, object_type, object_id, before, after, (actor->>'call_id')::uuid, actor->>'request_id', actor->>'address'
$$;

-- Has a table tell of its changes: `SELECT audit_table('price', 'price', 'organization_id')`. Where nobody acts (the billing engine, buyers) a row costs
-- one look at a setting.
CREATE FUNCTION audit_table(name text, VARIADIC arguments text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW
    WHEN (current_setting(''florin.actor'', true) <> '''') EXECUTE FUNCTION audit(%s)',
    name, (SELECT string_agg(quote_literal(argument), ', ') FROM unnest(arguments) AS argument));
END
$$;

SELECT audit_table('organization', 'organization', 'id');
SELECT audit_table('member', 'member', 'organization_id');
SELECT audit_table('invitation', 'invitation', 'organization_id', 'token_hash');
SELECT audit_table('access_token', 'access_token', 'organization_id', 'token_hash', '-last_used_at');
SELECT audit_table('product', 'product', 'organization_id');
SELECT audit_table('price', 'price', 'organization_id');
SELECT audit_table('product_benefit', 'product_benefit', 'product.product_id');
SELECT audit_table('product_media', 'product_media', 'product.product_id');
SELECT audit_table('benefit', 'benefit', 'organization_id');
SELECT audit_table('discount', 'discount', 'organization_id', '-redemptions_count');
SELECT audit_table('customer', 'customer', 'organization_id', '-stripe_customer_id');
SELECT audit_table('payment_method', 'payment_method', 'organization_id', '-stripe_payment_method_id', '-expiry_told_at');
SELECT audit_table('customer_session', 'customer_session', 'organization_id', 'token_hash');
SELECT audit_table('file', 'file', 'organization_id', '-path', '-upload_id');
SELECT audit_table('checkout', 'checkout', 'organization_id', 'client_secret', 'customer_name', 'customer_email', 'customer_ip_address',
  'customer_billing_name', 'customer_billing_address', 'customer_tax_id', '-payment_processor_metadata');
SELECT audit_table('subscription', 'subscription', 'organization_id', '-due_at', '-anchor_periods', '-reminded_for');
SELECT audit_table('order', 'order', 'organization_id');
SELECT audit_table('refund', 'refund', 'organization_id');
SELECT audit_table('dispute', 'dispute', 'organization_id');
SELECT audit_table('invoice', 'invoice', 'organization_id', '-document');
SELECT audit_table('credit_settings', 'credit_settings', 'organization_id');
SELECT audit_table('credit_price', 'credit_price', 'organization_id');
SELECT audit_table('webhook_endpoint', 'webhook_endpoint', 'organization_id', 'secret', 'previous_secret');
SELECT audit_table('test_clock', 'test_clock', 'organization_id');
SELECT audit_table('metric_dashboard', 'metric_dashboard', 'organization_id');

-- When a customer is forgotten, so is who they were in what was noted of them: which fields were changed by whom stays.
CREATE FUNCTION audit_forget_customer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('florin.forgetting', NEW.id::text, true);
  UPDATE audit_entry SET
    before = (SELECT jsonb_object_agg(key, CASE WHEN value = 'null' OR key = 'deleted_at' THEN value ELSE '"[erased]"' END) FROM jsonb_each(before)),
    after = (SELECT jsonb_object_agg(key, CASE WHEN value = 'null' OR key = 'deleted_at' THEN value ELSE '"[erased]"' END) FROM jsonb_each(after))
  WHERE organization_id = NEW.organization_id AND object_id = NEW.id::text AND object_type = 'customer';
  PERFORM set_config('florin.forgetting', '', true);
  RETURN NULL;
END
$$;
CREATE TRIGGER forgotten AFTER UPDATE ON customer FOR EACH ROW WHEN (OLD.deleted_at IS NULL AND NEW.deleted_at IS NOT NULL)
  EXECUTE FUNCTION audit_forget_customer();
