
-- By hand: cards of whose end nobody was told yet.
CREATE INDEX "payment_method_expiring_manual" ON "payment_method" (expires_at) WHERE expiry_told_at IS NULL;
