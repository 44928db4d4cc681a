import "server-only";
import type { Prisma } from "@/generated/prisma/client.ts";
import { newId } from "@/lib/id";
import type { Tx } from "@/server/db/client";
import { readPage } from "@/server/db/page";
import { type Read, raw, readIn, type Sql, sql } from "@/server/db/sql";
import type { ListQuery, PageOf } from "@/server/http/list";
import type { Organization } from "./schema";
import { Settings } from "./settings-schema";

type OrganizationRow = {
  id: string;
  slug: string;
  name: string;
  avatar_url: string | null;
  email: string | null;
  website: string | null;
  country: string | null;
  default_currency: string;
  default_tax_behavior: string;
  brand_color: string | null;
  settings: unknown;
  created_at: Date;
  modified_at: Date | null;
};

const columns = raw(`o.id, o.slug, o.name, o.avatar_url, o.email, o.website, o.country, o.default_currency,
  o.default_tax_behavior, o.brand_color, o.settings, o.created_at, o.modified_at`);

/** Enumerations are kept by the writing side; the cast is the border. */
function toOrganization(row: OrganizationRow): Organization {
  const { subscription_settings, ...settings } = Settings.parse(row.settings);
  return {
    id: row.id,
    created_at: row.created_at.toISOString(),
    modified_at: row.modified_at?.toISOString() ?? null,
    name: row.name,
    slug: row.slug,
    avatar_url: row.avatar_url,
    brand_color: row.brand_color,
    email: row.email,
    website: row.website,
    country: row.country,
    default_presentment_currency: row.default_currency,
    default_tax_behavior: row.default_tax_behavior as Organization["default_tax_behavior"],
    status: "active",
    details_submitted_at: null,
    sso_enforced: false,
    proration_behavior: subscription_settings.proration_behavior,
    allow_customer_updates: subscription_settings.allow_customer_updates,
    subscription_settings,
    ...settings,
    account_id: null,
    payout_account_id: null,
    capabilities: {
      checkout_payments: true,
      subscription_renewals: true,
      payouts: false,
      refunds: true,
      api_access: true,
      dashboard_access: true,
    },
  };
}

export async function findOrganization(read: Read, id: string): Promise<Organization | null> {
  const [row] = await read<OrganizationRow>(
    sql`SELECT ${columns} FROM organization o WHERE o.id = ${id}::uuid`,
  );
  return row ? toOrganization(row) : null;
}

/** Whose list it is: an access token has one organization, a user those that they are a member of. */
export type Viewer = { organizationId: string } | { userId: string };

const visibleTo = (viewer: Viewer): Sql =>
  "organizationId" in viewer
    ? sql`o.id = ${viewer.organizationId}::uuid`
    : sql`EXISTS (SELECT FROM member m WHERE m.organization_id = o.id AND m.user_id = ${viewer.userId}::uuid)`;

const order = { created_at: raw("o.created_at"), name: raw("lower(o.name)"), slug: raw("o.slug") };

/** A page of the organizations of a person, or of a token: its own alone. */
export async function listOrganizations(
  read: Read,
  viewer: Viewer,
  request: ListQuery & { slug?: string | undefined },
): Promise<PageOf<Organization>> {
  const { rows, pagination } = await readPage<OrganizationRow>(read, {
    select: columns,
    from: raw("organization o"),
    where: [visibleTo(viewer), ...(request.slug ? [sql`o.slug = ${request.slug}`] : [])],
    order,
    id: raw("o.id"),
    request,
  });
  return { items: rows.map(toOrganization), pagination };
}

/** Locks the organization for an edit. Its settings, as they are stored. */
export async function lockOrganization(tx: Tx, id: string): Promise<{ settings: unknown } | null> {
  const [row] = await tx.$queryRaw<{ settings: unknown }[]>(sql`
    SELECT settings FROM organization WHERE id = ${id}::uuid FOR NO KEY UPDATE`);
  return row ?? null;
}

export type OrganizationData = Partial<
  Pick<
    Prisma.organizationUncheckedCreateInput,
    | "avatar_url"
    | "brand_color"
    | "email"
    | "website"
    | "country"
    | "default_currency"
    | "default_tax_behavior"
    | "name"
    | "slug"
  >
> & { settings?: object };

/** Writes an organization and its owner's membership. */
export const insertOrganization = (
  tx: Tx,
  id: string,
  ownerId: string,
  { settings = {}, ...data }: OrganizationData & { name: string; slug: string },
  at: Date,
) =>
  tx.organization.create({
    data: {
      ...data,
      id,
      settings,
      created_at: at,
      members: { create: { id: newId(), user_id: ownerId, role: "owner", created_at: at } },
    },
    select: { id: true },
  });

export const updateOrganizationRow = (tx: Tx, id: string, data: OrganizationData, at: Date) =>
  tx.organization.update({ where: { id }, data: { ...data, modified_at: at }, select: { id: true } });

/** The organization as the API answers it, from within the transaction that wrote it. */
export async function readBack(tx: Tx, id: string): Promise<Organization> {
  const organization = await findOrganization(readIn(tx), id);
  if (!organization) throw new Error("the organization written in this transaction is gone");
  return organization;
}
