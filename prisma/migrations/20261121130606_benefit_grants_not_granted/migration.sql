-- By hand: grants that are not there (yet, or any more) are few, and are asked for by themselves.
CREATE INDEX "benefit_grant_not_granted_manual" ON "benefit_grant" ("organization_id", "created_at" DESC, "id" DESC) WHERE state <> 'granted';
