-- By hand: who changed what of them is told by the audit log.
SELECT audit_table('custom_field', 'custom_field', 'organization_id');
SELECT audit_table('product_custom_field', 'product_custom_field', 'product.product_id');
