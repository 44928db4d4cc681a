-- From where a customer came is forgotten with who they were.
CREATE OR REPLACE FUNCTION audit_entry_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND OLD.created_at < now() - interval '1 year' THEN RETURN OLD; END IF;
  IF TG_OP = 'UPDATE' AND current_setting('florin.forgetting', true) IN (OLD.object_id, OLD.actor_id::text)
    AND to_jsonb(OLD) - '{before,after,address}'::text[] = to_jsonb(NEW) - '{before,after,address}'::text[] THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'an entry of the audit log is final';
END
$$;

CREATE OR REPLACE FUNCTION audit_forget_customer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('florin.forgetting', NEW.id::text, true);
  UPDATE audit_entry SET
    before = (SELECT jsonb_object_agg(key, CASE WHEN value = 'null' OR key = 'deleted_at' THEN value ELSE '"[erased]"' END) FROM jsonb_each(before)),
    after = (SELECT jsonb_object_agg(key, CASE WHEN value = 'null' OR key = 'deleted_at' THEN value ELSE '"[erased]"' END) FROM jsonb_each(after))
  WHERE organization_id = NEW.organization_id AND object_id = NEW.id::text AND object_type = 'customer';
  UPDATE audit_entry SET address = NULL
  WHERE organization_id = NEW.organization_id AND actor_id = NEW.id AND actor_type = 'customer' AND address IS NOT NULL;
  PERFORM set_config('florin.forgetting', '', true);
  RETURN NULL;
END
$$;
