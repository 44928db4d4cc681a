import "server-only";
import { isDeepStrictEqual } from "node:util";
import type { Address } from "@/lib/address";
import { newId } from "@/lib/id";
import { type Metadata, mergeMetadata } from "@/lib/metadata";
import { readTaxId } from "@/modules/tax";
import type { Tx } from "@/server/db/client";
import { emit } from "@/server/events/outbox";
import { type CustomerData, insertCustomer, lockCustomer, updateCustomerRow } from "./repository";
import type { Customer } from "./schema";

/** What a sale knows of its buyer. */
export type Buyer = {
  /** Set when the merchant said which customer buys. */
  id?: string | null;
  external_id?: string | null;
  email: string | null;
  name?: string | null;
  billing_name?: string | null;
  billing_address?: Address | null;
  tax_id?: string | null;
  locale?: string | null;
  metadata?: Metadata | null;
};

const TRIES = 3;

/**
 * The customer who buys, in the caller's transaction: found by id, external id or e-mail, or else made. Concurrent calls agree on one.
 *
 * A buyer found by e-mail alone may be anybody who typed it, so then only what was empty is filled in;
 * one whom the merchant named has what they entered last.
 * @throws Error when nobody is found and there is no e-mail: a sale without a buyer is a bug of the caller.
 */
export async function findOrCreateCustomer(
  tx: Tx,
  organizationId: string,
  buyer: Buyer,
  at: Date,
): Promise<Customer> {
  const id = newId();
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const named = await findNamed(tx, organizationId, buyer);
    if (named) return learn(tx, named, { ...known(named), ...detailsOf(buyer) }, buyer, at);
    if (!buyer.email) break;
    const data = { ...detailsOf(buyer), email: buyer.email, external_id: buyer.external_id ?? null };
    const made = await insertCustomer(
      tx,
      organizationId,
      id,
      { ...data, metadata: buyer.metadata ?? {} },
      at,
    );
    if (made) {
      await emit(tx, { type: "customer.created", organizationId, objectId: id, payload: made });
      return made;
    }
    const found = await lockCustomer(tx, organizationId, { email: buyer.email });
    if (found) return learn(tx, found, { ...detailsOf(buyer), ...known(found) }, buyer, at);
  }
  throw new Error("nobody to sell to: no customer is named, and there is no e-mail");
}

async function findNamed(tx: Tx, organizationId: string, { id, external_id: externalId }: Buyer) {
  const byId = id ? await lockCustomer(tx, organizationId, { id }) : null;
  return byId ?? (externalId ? await lockCustomer(tx, organizationId, { externalId }) : null);
}

type Details = Pick<
  CustomerData,
  "name" | "billing_name" | "billing_address" | "tax_id" | "tax_id_type" | "locale"
>;

const present = (details: Details): Details =>
  Object.fromEntries(Object.entries(details).filter(([, value]) => value !== null && value !== undefined));

function detailsOf(buyer: Buyer): Details {
  const { name, billing_name, billing_address, tax_id, locale } = buyer;
  const read = tax_id ? readTaxId(tax_id, billing_address?.country ?? null) : null;
  return present({
    name: name ?? null,
    billing_name: billing_name ?? null,
    billing_address: billing_address ?? null,
    tax_id: read?.value ?? null,
    tax_id_type: read?.isValid ? read.kind : null,
    locale: locale ?? null,
  });
}

const known = ({ name, billing_name, billing_address, tax_id, locale }: Customer): Details =>
  present({
    name,
    billing_name,
    billing_address,
    tax_id: tax_id?.[0] ?? null,
    tax_id_type: tax_id?.[1] ?? null,
    locale,
  });

/** Writes what is new of a customer, and says so; nothing is written where nothing changed. */
async function learn(tx: Tx, before: Customer, details: Details, buyer: Buyer, at: Date): Promise<Customer> {
  const metadata = mergeMetadata(before.metadata, buyer.metadata);
  const external_id = before.external_id ?? buyer.external_id ?? null;
  const data = { ...details, metadata, external_id };
  const was = { ...known(before), metadata: before.metadata, external_id: before.external_id };
  if (isDeepStrictEqual(was, data)) return before;
  const { organization_id: organizationId } = before;
  const customer = await updateCustomerRow(tx, organizationId, before.id, data, at);
  await emit(tx, { type: "customer.updated", organizationId, objectId: before.id, payload: customer });
  return customer;
}
