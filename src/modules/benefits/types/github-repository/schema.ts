import { z } from "zod";

const Owner = z
  .string()
  .regex(/^[A-Za-z0-9-]{1,39}$/, "An account of GitHub.")
  .meta({ description: "The account that owns the repository.", example: "octo" });
const Name = z
  .string()
  .regex(/^[\w.-]{1,100}$/, "A repository of GitHub.")
  .meta({ description: "A repository that the organization has connected.", example: "atlas" });

export const GithubPermission = z
  .enum(["pull", "triage", "push", "maintain", "admin"])
  .meta({ id: "GithubPermission", description: "What a collaborator may do, as GitHub names it." });
export type GithubPermission = z.output<typeof GithubPermission>;

/** The repository that buyers are invited to. */
export const GithubProperties = z
  .object({ repository_owner: Owner, repository_name: Name, permission: GithubPermission })
  .meta({ id: "BenefitGitHubRepositoryProperties" });
export type GithubProperties = z.output<typeof GithubProperties>;

export const GithubInput = z
  .strictObject(GithubProperties.shape)
  .meta({ id: "BenefitGitHubRepositoryInput" });
export type GithubInput = z.output<typeof GithubInput>;

const named = { type: z.literal("github_repository"), kind: z.literal("github_repository") };

/** A benefit of a repository, as it is answered, besides what all types have. */
export const githubBenefit = { ...named, properties: GithubProperties };

/** Which repository it is is known to whoever has bought it. */
export const githubPublic = { ...named, properties: z.object({}) };
