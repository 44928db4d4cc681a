import "server-only";
import { z } from "zod";
import { askAside, askRepository, type GithubApp, type Repository } from "./app";
import { GithubRefused } from "./errors";

/** What a collaborator may do, as GitHub names it. */
export type Permission = "pull" | "triage" | "push" | "maintain" | "admin";

const User = z.object({ login: z.string() });
const Invitations = z.array(z.object({ id: z.int(), invitee: z.object({ id: z.int() }).nullable() }));

/** How an account is called by now: people rename themselves. Null: it is gone. */
async function loginOf(app: GithubApp, repository: Repository, accountId: string): Promise<string | null> {
  const { status, body } = await askAside(app, repository, `/user/${encodeURIComponent(accountId)}`);
  if (status === 404) return null;
  if (status !== 200) throw new GithubRefused(undefined, "GitHub does not tell who this account is.");
  return User.parse(body).login;
}

/**
 * Invites an account to a repository, or changes what it may do there; invited or in already, nothing happens.
 * @throws GithubRefused, SlowDown, ServiceUnavailable
 */
export async function addCollaborator(
  app: GithubApp,
  repository: Repository,
  accountId: string,
  permission: Permission,
): Promise<void> {
  const login = await loginOf(app, repository, accountId);
  if (login === null) throw new GithubRefused(undefined, "The GitHub account is gone.");
  const { status } = await askRepository(app, repository, `/collaborators/${login}`, {
    method: "PUT",
    json: { permission },
  });
  if (status !== 201 && status !== 204)
    throw new GithubRefused(undefined, `GitHub did not take the invitation of ${login} (${status}).`);
}

const PAGE = 100;

/** The invitation of an account that was not accepted yet. */
async function findInvitation(
  app: GithubApp,
  repository: Repository,
  accountId: string,
): Promise<number | null> {
  for (let page = 1; ; page++) {
    const { status, body } = await askRepository(
      app,
      repository,
      `/invitations?per_page=${PAGE}&page=${page}`,
    );
    if (status !== 200) throw new GithubRefused(undefined, "GitHub does not tell whom it has invited.");
    const invitations = Invitations.parse(body);
    const found = invitations.find(({ invitee }) => String(invitee?.id) === accountId);
    if (found) return found.id;
    if (invitations.length < PAGE) return null;
  }
}

/**
 * Takes an account out of a repository, its open invitation too; one that is not in it, or is gone, is no matter.
 * @throws GithubRefused, SlowDown, ServiceUnavailable
 */
export async function removeCollaborator(
  app: GithubApp,
  repository: Repository,
  accountId: string,
): Promise<void> {
  const login = await loginOf(app, repository, accountId);
  if (login === null) return;
  const removed = await askRepository(app, repository, `/collaborators/${login}`, { method: "DELETE" });
  if (removed.status !== 204 && removed.status !== 404)
    throw new GithubRefused(undefined, `GitHub did not take ${login} out (${removed.status}).`);
  const invitation = await findInvitation(app, repository, accountId);
  if (invitation !== null)
    await askRepository(app, repository, `/invitations/${invitation}`, { method: "DELETE" });
}
