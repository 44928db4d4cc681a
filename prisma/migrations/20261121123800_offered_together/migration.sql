-- Whether a product was ever offered: by `product_id` for most, and here for the few checkouts that offer several.
CREATE INDEX "checkout_offered_together_manual" ON "checkout" USING GIN (product_ids) WHERE cardinality(product_ids) > 1;
