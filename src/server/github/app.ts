import "server-only";
import { createSign } from "node:crypto";
import { z } from "zod";
import { env } from "@/server/env";
import { askService, type Question, type Said } from "@/server/outbound/ask-service";
import { GithubRefused } from "./errors";

/** The GitHub App of this installation. */
export type GithubApp = { id: string; privateKey: string; clientId: string; clientSecret: string };

/** Null while the operator has set none. */
export function githubApp(): GithubApp | null {
  const { GITHUB_APP_ID: id, GITHUB_APP_PRIVATE_KEY: key } = env;
  const { GITHUB_CLIENT_ID: clientId, GITHUB_CLIENT_SECRET: clientSecret } = env;
  // One line of a .env file holds no line breaks.
  return id && key && clientId && clientSecret
    ? { id, privateKey: key.replaceAll("\\n", "\n"), clientId, clientSecret }
    : null;
}

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** What proves that it is the App that asks: ten minutes at most, and a minute back for clocks that differ. */
function appToken({ id, privateKey }: GithubApp): string {
  const seconds = Math.floor(Date.now() / 1_000);
  const text = `${part({ alg: "RS256", typ: "JWT" })}.${part({ iat: seconds - 60, exp: seconds + 540, iss: id })}`;
  return `${text}.${createSign("RSA-SHA256").update(text).sign(privateKey, "base64url")}`;
}

/** Asks GitHub's API with a token. @throws SlowDown, ServiceUnavailable */
export const askGithub = (token: string, path: string, question: Question = {}): Promise<Said> =>
  askService(`${env.GITHUB_API_URL}${path}`, {
    ...question,
    headers: {
      Authorization: `Bearer ${token}`,
      "X-GitHub-Api-Version": "2022-11-28",
      "User-Agent": "Florin",
    },
  });

export type Repository = { owner: string; name: string };

const pathOf = ({ owner, name }: Repository) =>
  `/repos/${encodeURIComponent(owner)}/${encodeURIComponent(name)}`;

const Installation = z.object({ id: z.int() });
const Token = z.object({ token: z.string(), expires_at: z.iso.datetime() });

const MOST_TOKENS = 500;
const SPARE_MS = 5 * 60_000;
const tokens = new Map<string, { token: string; until: number }>();

/** A token for one repository, kept for as long as GitHub lets it hold. @throws GithubRefused where the App is not installed there */
async function repositoryToken(app: GithubApp, repository: Repository): Promise<string> {
  const key = `${app.id} ${repository.owner}/${repository.name}`;
  const known = tokens.get(key);
  if (known && known.until > Date.now()) return known.token;
  const found = await askGithub(appToken(app), `${pathOf(repository)}/installation`);
  if (found.status !== 200)
    throw new GithubRefused(undefined, "The GitHub App is not installed on this repository.");
  const { id } = Installation.parse(found.body);
  const made = await askGithub(appToken(app), `/app/installations/${id}/access_tokens`, {
    method: "POST",
    json: { repositories: [repository.name], permissions: { administration: "write" } },
  });
  if (made.status !== 201)
    throw new GithubRefused(undefined, "The GitHub App may not administrate this repository.");
  const { token, expires_at } = Token.parse(made.body);
  if (tokens.size >= MOST_TOKENS) tokens.clear();
  tokens.set(key, { token, until: Date.parse(expires_at) - SPARE_MS });
  return token;
}

/** Asks about a repository as the App; once more with a new token, where the one that was kept holds no longer. */
export async function askRepository(
  app: GithubApp,
  repository: Repository,
  path: string,
  question?: Question,
): Promise<Said> {
  const url = `${pathOf(repository)}${path}`;
  const said = await askGithub(await repositoryToken(app, repository), url, question);
  if (said.status !== 401) return said;
  tokens.delete(`${app.id} ${repository.owner}/${repository.name}`);
  return askGithub(await repositoryToken(app, repository), url, question);
}

/** Asks about anything else with the token of a repository. */
export const askAside = async (app: GithubApp, repository: Repository, path: string): Promise<Said> =>
  askGithub(await repositoryToken(app, repository), path);
