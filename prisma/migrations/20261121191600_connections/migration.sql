-- CreateTable
CREATE TABLE "connected_place" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "connected_place_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "connected_account" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "username" TEXT NOT NULL,
    "tokens" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "connected_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outside_lease" (
    "place_and_account" TEXT NOT NULL,
    "holder" UUID NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "outside_lease_pkey" PRIMARY KEY ("place_and_account")
);

-- CreateIndex
CREATE UNIQUE INDEX "connected_place_organization_id_platform_place_key" ON "connected_place"("organization_id", "platform", "place");

-- CreateIndex
CREATE UNIQUE INDEX "connected_account_customer_id_platform_key" ON "connected_account"("customer_id", "platform");

-- AddForeignKey
ALTER TABLE "connected_place" ADD CONSTRAINT "connected_place_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "connected_account" ADD CONSTRAINT "connected_account_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT audit_table('connected_place', 'connected_place', 'organization_id');
SELECT audit_table('connected_account', 'connected_account', 'organization_id', 'account_id', 'username', 'tokens');
