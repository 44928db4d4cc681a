import "server-only";
import { createPrivateKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { ResourceNotFound } from "@/lib/errors";
import { newId } from "@/lib/id";
import { type Read, sql } from "@/server/db/sql";
import { open, seal } from "@/server/seal";
import type { PublicKeys } from "./schema";

const PURPOSE = "license signing key";

type Row = { id: string; public_key: string; private_key: string };

const find = (read: Read, organizationId: string) =>
  read<Row>(sql`SELECT id, public_key, private_key FROM license_signing_key
    WHERE organization_id = ${organizationId}::uuid`);

/** An organization has one pair, made when it is first needed; of two that are made at once one stays. */
async function make(read: Read, organizationId: string): Promise<void> {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const sealed = seal(privateKey.export({ type: "pkcs8", format: "der" }).toString("base64"), PURPOSE);
  await read(sql`
    INSERT INTO license_signing_key (organization_id, id, public_key, private_key)
    SELECT id, ${newId()}::uuid, ${publicKey.export({ format: "jwk" }).x}, ${sealed}
    FROM organization WHERE id = ${organizationId}::uuid
    ON CONFLICT (organization_id) DO NOTHING`);
}

async function findOrMake(read: Read, organizationId: string): Promise<Row | null> {
  const [known] = await find(read, organizationId);
  if (known) return known;
  await make(read, organizationId);
  return (await find(read, organizationId))[0] ?? null;
}

/** The private half, and its name. */
export async function signingKeyOf(
  read: Read,
  organizationId: string,
): Promise<{ id: string; key: KeyObject }> {
  const row = await findOrMake(read, organizationId);
  if (!row) throw new Error("an organization signs, and this one is gone");
  const der = Buffer.from(open(row.private_key, PURPOSE), "base64");
  return { id: row.id, key: createPrivateKey({ key: der, type: "pkcs8", format: "der" }) };
}

/** The public half, as a key set. @throws ResourceNotFound where there is no such organization. */
export async function publicKeysOf(read: Read, organizationId: string): Promise<PublicKeys> {
  const row = await findOrMake(read, organizationId);
  if (!row) throw new ResourceNotFound();
  const common = { kty: "OKP", crv: "Ed25519", alg: "EdDSA", use: "sig" } as const;
  return { keys: [{ ...common, kid: row.id, x: row.public_key }] };
}
