import { createHash, createVerify, generateKeyPairSync } from "node:crypto";
import { consent } from "./consent.ts";
import { type Asked, type Double, startDouble, type Told } from "./double.ts";

const APP_ID = "4711";
const INSTALLATION = 99;

type Repository = { members: Map<string, string>; invited: Map<string, string>; admins: Set<string> };

export type Github = Double & {
  settings: Record<string, string>;
  /** What an account may do in a repository, invited or in already; undefined: nothing. */
  access: (repository: string, accountId: string) => string | undefined;
  /** Accepts the invitation. */
  accept: (repository: string, accountId: string) => void;
  leave: (repository: string, accountId: string) => void;
  /** An account of this login; a code stands for its sign-in. */
  account: (id: string, login: string) => string;
  rename: (id: string, login: string) => void;
  repository: (name: string, admins?: string[]) => void;
};

/** What GitHub knows. */
class Kept {
  readonly logins = new Map<string, string>();
  readonly repositories = new Map<string, Repository>();
  readonly keys = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  });

  isApp(token: string): boolean {
    const [head = "", payload = "", signature = ""] = token.split(".");
    const check = createVerify("RSA-SHA256").update(`${head}.${payload}`);
    const isSigned = check.verify(this.keys.publicKey, signature, "base64url");
    return isSigned && JSON.parse(Buffer.from(payload, "base64url").toString()).iss === APP_ID;
  }

  known(name: string): Repository {
    const repository = this.repositories.get(name);
    if (!repository) throw new Error(`there is no repository ${name}`);
    return repository;
  }
}

function collaborators(kept: Kept, repository: Repository, { method, body }: Asked, login: string): Told {
  const id = [...kept.logins].find(([, name]) => name === login)?.[0];
  if (!id) return { status: 404 };
  const isMember = repository.members.has(id);
  if (method === "DELETE") repository.members.delete(id);
  else (isMember ? repository.members : repository.invited).set(id, String(body.permission));
  return { status: method === "DELETE" || isMember ? 204 : 201 };
}

function invitations(repository: Repository, { method }: Asked, id: string): Told {
  if (method === "DELETE") {
    repository.invited.delete(id);
    return { status: 204 };
  }
  const listed = [...repository.invited.keys()].map(Number);
  return { status: 200, body: listed.map((each) => ({ id: each, invitee: { id: each } })) };
}

function ofRepository(kept: Kept, asked: Asked, [, full = "", what, which = ""]: RegExpExecArray): Told {
  const repository = kept.repositories.get(full);
  if (what === "installation") {
    if (!kept.isApp(asked.token)) return { status: 401 };
    return repository ? { status: 200, body: { id: INSTALLATION } } : { status: 404 };
  }
  if (!repository || asked.token !== `ghs_${full.split("/")[1]}`) return { status: 403 };
  return what === "collaborators"
    ? collaborators(kept, repository, asked, which)
    : invitations(repository, asked, which);
}

/** A code holds who it is and what was shown at the beginning. */
function userToken(kept: Kept, { body }: Asked): Told {
  const [id = "", challenge = ""] = String(body.code).split(".");
  const proof = createHash("sha256").update(String(body.code_verifier)).digest("base64url");
  const isProved = challenge === "" || challenge === proof;
  const isGood = kept.logins.has(id) && isProved && body.client_secret === "secret";
  return { status: 200, body: isGood ? { access_token: `ghu_${id}` } : { error: "bad_verification_code" } };
}

function installationToken(kept: Kept, { token, body }: Asked): Told {
  const [name] = body.repositories as string[];
  const expires_at = new Date(Date.now() + 3_600_000).toISOString();
  return kept.isApp(token) ? { status: 201, body: { token: `ghs_${name}`, expires_at } } : { status: 401 };
}

function ofUser({ logins, repositories }: Kept, { token, path }: Asked): Told {
  const id = token.replace("ghu_", "");
  if (path === "/user") return { status: 200, body: { id: Number(id), login: logins.get(id) } };
  if (path === "/user/installations") return { status: 200, body: { installations: [{ id: INSTALLATION }] } };
  const found = [...repositories].map(([full, { admins }]) => ({
    name: full.split("/")[1],
    owner: { login: full.split("/")[0] },
    permissions: { admin: admins.has(id) },
  }));
  return { status: 200, body: { repositories: found } };
}

function answer(kept: Kept, asked: Asked): Told {
  const repository = /^\/repos\/([^/]+\/[^/]+)\/(\w+)(?:\/([^/]+))?$/.exec(asked.path);
  if (repository) return ofRepository(kept, asked, repository);
  if (asked.path.endsWith("/access_tokens")) return installationToken(kept, asked);
  if (asked.path === "/login/oauth/authorize") return consent(asked);
  if (asked.path === "/login/oauth/access_token") return userToken(kept, asked);
  const byId = /^\/user\/(\d+)$/.exec(asked.path)?.[1];
  if (!byId) return ofUser(kept, asked);
  return kept.logins.has(byId) ? { status: 200, body: { login: kept.logins.get(byId) } } : { status: 404 };
}

/** As much of GitHub as an App with repositories needs; it checks the App's signature and the proof of each sign-in. */
export async function startGithub(): Promise<Github> {
  const kept = new Kept();
  const double = await startDouble((asked) => answer(kept, asked));
  return {
    ...double,
    settings: {
      GITHUB_APP_ID: APP_ID,
      GITHUB_APP_PRIVATE_KEY: kept.keys.privateKey.replaceAll("\n", "\\n"),
      GITHUB_CLIENT_ID: "client",
      GITHUB_CLIENT_SECRET: "secret",
      GITHUB_API_URL: double.url,
      GITHUB_URL: double.url,
    },
    access: (name, id) => kept.known(name).members.get(id) ?? kept.known(name).invited.get(id),
    accept: (name, id) => {
      const { members, invited } = kept.known(name);
      members.set(id, invited.get(id) ?? "pull");
      invited.delete(id);
    },
    leave: (name, id) => kept.known(name).members.delete(id),
    account: (id, login) => {
      kept.logins.set(id, login);
      return id;
    },
    rename: (id, login) => kept.logins.set(id, login),
    repository: (name, admins = []) =>
      kept.repositories.set(name, { members: new Map(), invited: new Map(), admins: new Set(admins) }),
  };
}
