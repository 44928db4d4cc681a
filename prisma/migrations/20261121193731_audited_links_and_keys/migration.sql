-- What came while the audit log was made.
SELECT audit_table('checkout_link', 'checkout_link', 'organization_id', 'client_secret', '-opened_count', '-bought_count');
SELECT audit_table('license_key', 'license_key', 'organization_id', 'key_hash', 'sealed_key', '-display_key', '-activation_count', '-usage', '-validations',
  '-last_validated_at');
SELECT audit_table('license_signing_key', 'license_signing_key', 'organization_id', 'private_key');
