import "server-only";
import { z } from "zod";
import { env } from "@/server/env";
import { askService } from "@/server/outbound/ask-service";
import { askGithub, type GithubApp, type Repository } from "./app";
import { GithubRefused } from "./errors";

export type Way = { state: string; challenge: string; redirectUri: string };

/** Where a person says at GitHub that they are who they are; back with a code, which only the holder of the verifier can use. */
export function githubSignInUrl({ clientId }: GithubApp, { state, challenge, redirectUri }: Way): string {
  const query = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirectUri,
    state,
    code_challenge: challenge,
    code_challenge_method: "S256",
  });
  return `${env.GITHUB_URL}/login/oauth/authorize?${query}`;
}

const Granted = z.object({ access_token: z.string() });
const User = z.object({ id: z.int(), login: z.string() });

type Code = { code: string; verifier: string; redirectUri: string };

/** The token of the person whose code it is. @throws GithubRefused for a code that does not hold */
export async function githubUserToken(
  { clientId, clientSecret }: GithubApp,
  { code, verifier, redirectUri }: Code,
): Promise<string> {
  const { body } = await askService(`${env.GITHUB_URL}/login/oauth/access_token`, {
    method: "POST",
    form: {
      ...{ client_id: clientId, client_secret: clientSecret },
      ...{ code, code_verifier: verifier, redirect_uri: redirectUri },
    },
  });
  const granted = Granted.safeParse(body);
  if (!granted.success) throw new GithubRefused(undefined, "GitHub does not know this sign-in any more.");
  return granted.data.access_token;
}

/** Whose token it is. @throws GithubRefused */
export async function githubUser(token: string): Promise<{ accountId: string; username: string }> {
  const { status, body } = await askGithub(token, "/user");
  if (status !== 200) throw new GithubRefused(undefined, "GitHub does not tell who you are.");
  const { id, login } = User.parse(body);
  return { accountId: String(id), username: login };
}

const Installations = z.object({ installations: z.array(z.object({ id: z.int() })) });
const Repositories = z.object({
  repositories: z.array(
    z.object({
      name: z.string(),
      owner: z.object({ login: z.string() }),
      permissions: z.object({ admin: z.boolean() }).optional(),
    }),
  ),
});

const PAGE = 100;
const MOST_PAGES = 10;

async function* pagesOf<T>(token: string, path: string, schema: z.ZodType<T>, countOf: (page: T) => number) {
  for (let page = 1; page <= MOST_PAGES; page++) {
    const { status, body } = await askGithub(token, `${path}?per_page=${PAGE}&page=${page}`);
    if (status !== 200)
      throw new GithubRefused(undefined, "GitHub does not tell which repositories are yours.");
    const found = schema.parse(body);
    yield found;
    if (countOf(found) < PAGE) return;
  }
}

/** Those of one place where the App is installed which this person administrates. */
async function administratedIn(token: string, installation: number): Promise<Repository[]> {
  const found: Repository[] = [];
  const path = `/user/installations/${installation}/repositories`;
  for await (const { repositories } of pagesOf(token, path, Repositories, (page) => page.repositories.length))
    found.push(
      ...repositories
        .filter(({ permissions }) => permissions?.admin)
        .map(({ name, owner }) => ({ owner: owner.login, name })),
    );
  return found;
}

/** The repositories that have the App and that this person administrates: nobody sells access to another's. */
export async function administratedRepositories(token: string): Promise<Repository[]> {
  const found: Repository[] = [];
  const installed = pagesOf(token, "/user/installations", Installations, (page) => page.installations.length);
  for await (const { installations } of installed)
    for (const { id } of installations) found.push(...(await administratedIn(token, id)));
  return found;
}
