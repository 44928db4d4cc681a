import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { aLicenseKey } from "../../factories/license-key.ts";
import { apiForTest } from "../../setup/api.ts";
import { codeOf } from "../../setup/guide-code.ts";

const { api, own, merchant } = apiForTest();

const decode = (part = "") => JSON.parse(Buffer.from(part, "base64url").toString());

type PublicKeys = { keys: object[] };
type Claims = Record<string, unknown> & { iat: number; exp: number };
type ReadLicense = (license: string, keys: PublicKeys, organizationId: string) => Claims | null;

/** The code of the guide, run as a stranger would. */
async function readLicense(...given: Parameters<ReadLicense>): Promise<Claims | null> {
  const [code = ""] = codeOf("docs/guides/license-keys.md", "js");
  const folder = await mkdtemp(path.join(os.tmpdir(), "florin-guide-"));
  const file = path.join(folder, "read-license.mjs");
  await writeFile(file, code);
  const stranger: { readLicense: ReadLicense } = await import(/* @vite-ignore */ pathToFileURL(file).href);
  await rm(folder, { recursive: true });
  return stranger.readLicense(...given);
}

const verified = (license: string, keys: PublicKeys, organizationId = own().id) =>
  readLicense(license, keys, organizationId);

const keysOf = async (id: string) =>
  (await api("GET", `/customer-portal/license-keys/jwks/${id}`, undefined, { token: null })).body;

async function activated(terms: Parameters<typeof aLicenseKey>[1], context = own().ctx) {
  const made = await aLicenseKey(context, { offline_days: 14, ...terms });
  const input = {
    key: made.key,
    organization_id: context.organizationId,
    label: "Laptop",
    conditions: { machine: "abc" },
  };
  const answer = await api("POST", "/customer-portal/license-keys/activate", input, { token: null });
  return { made, answer: answer.body };
}

test("an activation answers a licence that anybody verifies with the organization's public key", async () => {
  const { made, answer } = await activated({});
  const claims = await verified(answer.signed_license, await keysOf(own().id));
  expect(claims).toMatchObject({
    iss: "http://127.0.0.1:3000",
    aud: own().id,
    sub: made.id,
    customer_id: made.customer_id,
    benefit_id: made.benefit_id,
    activation: { id: answer.id, label: "Laptop", conditions: { machine: "abc" } },
  });
  expect((claims?.exp ?? 0) - (claims?.iat ?? 0)).toBe(14 * 86_400);
  const named = {
    key: made.key,
    organization_id: own().id,
    activation_id: answer.id,
    conditions: { machine: "abc" },
  };
  const again = await api("POST", "/license-keys/validate", named);
  expect(await verified(again.body.signed_license, await keysOf(own().id))).toMatchObject({ sub: made.id });
});

test("a licence that was changed in one letter, or is another organization's, is not verified", async () => {
  const { answer } = await activated({});
  const [header, claims, signature] = answer.signed_license.split(".");
  const longer = Buffer.from(JSON.stringify({ ...decode(claims), exp: 9_999_999_999 })).toString("base64url");
  expect(await verified([header, longer, signature].join("."), await keysOf(own().id))).toBeNull();
  const other = await merchant();
  expect(await verified(answer.signed_license, await keysOf(other.id))).toBeNull();
  expect(await verified(answer.signed_license, await keysOf(own().id), other.id)).toBeNull();
  const foreign = await activated({}, other.ctx);
  expect(await verified(foreign.answer.signed_license, await keysOf(own().id))).toBeNull();
});

test("a licence never holds longer than its key, and a key without the option signs none", async () => {
  const { made, answer } = await activated({ expires: { ttl: 3, timeframe: "day" } });
  const claims = await verified(answer.signed_license, await keysOf(own().id));
  expect(claims?.exp).toBe(Math.floor(new Date(made.expires_at ?? "").getTime() / 1000));
  expect((await activated({ offline_days: null })).answer.signed_license).toBeNull();
});

test("the key pair is one, whoever needs it first and however many at once, and its private half is not in the database to be read", async () => {
  const { id, ctx } = await merchant();
  const sets = await Promise.all(Array.from({ length: 8 }, () => keysOf(id)));
  expect(new Set(sets.map((set) => JSON.stringify(set))).size).toBe(1);
  const { private_key } = await ctx.db.license_signing_key.findUniqueOrThrow({
    where: { organization_id: id },
  });
  expect(Buffer.from(private_key, "base64url").includes(Buffer.from("302e020100300506032b6570", "hex"))).toBe(
    false,
  );
  expect(
    (await api("GET", `/customer-portal/license-keys/jwks/${ctx.organizationId.replace(/^./, "f")}`)).status,
  ).toBe(404);
});
