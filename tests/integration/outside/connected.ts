import { expect } from "vitest";
import type { BenefitGrant } from "@/modules/benefit-grants/schema";
import { connectAccount } from "@/modules/connections/connect-account";
import { writePlaces } from "@/modules/connections/repository";
import type { Platform } from "@/modules/connections/schema";
import type { Context } from "@/server/context";
import type { Api } from "../../setup/api.ts";
import { runJobs } from "../../setup/jobs.ts";

const code = (account: string) => ({
  code: account,
  verifier: "verifier",
  redirectUri: "http://127.0.0.1:3000/api/connections/callback",
});

/** The customer shows that the account is theirs. */
export async function connect(ctx: Context, customerId: string, platform: Platform, account: string) {
  await connectAccount(ctx, customerId, platform, code(account));
  await settle();
}

/** What the organization has shown to administrate. */
export const hasPlace = (ctx: Context, platform: Platform, place: string) =>
  ctx.db.$transaction((tx) =>
    writePlaces(tx, ctx.organizationId, [{ platform, place, name: place }], new Date()),
  );

/** A benefit of a repository, `owner/name`. */
export async function aRepositoryBenefit(api: Api, repository: string, permission = "pull") {
  const [repository_owner, repository_name] = repository.split("/");
  const properties = { repository_owner, repository_name, permission };
  const made = await api("POST", "/benefits", {
    type: "github_repository",
    description: "Source",
    properties,
  });
  expect(made.status, made.text).toBe(201);
  return made.body as { id: string };
}

/** A benefit of a role. */
export async function aRoleBenefit(api: Api, guild_id: string, role_id: string, kick_member = false) {
  const properties = { guild_id, role_id, kick_member };
  const made = await api("POST", "/benefits", { type: "discord", description: "Members", properties });
  expect(made.status, made.text).toBe(201);
  return made.body as { id: string };
}

/** Runs jobs until whoever waits for another has heard of it. */
export async function settle() {
  for (let round = 0; round < 5; round++) await runJobs({ evenLater: true });
}

export const only = (grants: readonly BenefitGrant[]): BenefitGrant => {
  expect(grants).toHaveLength(1);
  return grants[0] as BenefitGrant;
};
