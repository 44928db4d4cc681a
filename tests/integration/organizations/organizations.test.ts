import { Organization$inboundSchema } from "polar-sdk-strict/models/components/organization.js";
import { expect, test } from "vitest";
import { newId } from "@/lib/id";
import { world } from "@/server/context";
import { aMember, aUser, type TestUser } from "../../factories/user.ts";
import { apiForTest } from "../../setup/api.ts";

const { api, own, merchant } = apiForTest();

const as = ({ headers }: TestUser) => ({ token: null, headers: Object.fromEntries(headers) });
const slug = () => `shop-${newId()}`;

test("a person makes an organization and owns it; it is answered as the official client wants it", async () => {
  const user = await aUser();
  const { status, body } = await api("POST", "/organizations/", { name: "Acme", slug: "acme" }, as(user));
  expect(status).toBe(201);
  expect(Organization$inboundSchema.parse(body)).toMatchObject({ slug: "acme", status: "active" });
  expect(body).toMatchObject({
    default_presentment_currency: "usd",
    modified_at: null,
    customer_email_settings: { order_confirmation: true },
    customer_portal_settings: { usage: { show: true } },
    brand_color: null,
  });
  const [member] = await world().db.member.findMany({ where: { organization_id: body.id } });
  expect(member).toMatchObject({ user_id: user.id, role: "owner" });
  expect((await api("GET", `/organizations/${body.id}`, undefined, as(user))).body).toEqual(body);
});

test("an access token sees its own organization and no other", async () => {
  const other = await merchant();
  const list = await api("GET", "/organizations/");
  expect(list.body.items.map(({ id }: { id: string }) => id)).toEqual([own().id]);
  expect((await api("GET", `/organizations/${own().id}`)).status).toBe(200);
  expect((await api("GET", `/organizations/${other.id}`)).status).toBe(404);
  expect((await api("PATCH", `/organizations/${other.id}`, { name: "Mine" })).status).toBe(404);
});

test("a person sees the organizations that they are a member of", async () => {
  const user = await aMember(own().id, "member");
  await api("POST", "/organizations/", { name: "Second", slug: slug() }, as(user));
  const { body } = await api("GET", "/organizations/?sorting=name", undefined, as(user));
  expect(body.items.map(({ name }: { name: string }) => name)).toEqual(["Second", "Test organization"]);
  const stranger = await aUser();
  expect((await api("GET", "/organizations/", undefined, as(stranger))).body.items).toEqual([]);
  expect((await api("GET", `/organizations/${own().id}`, undefined, as(stranger))).status).toBe(404);
});

test("an access token makes no organization", async () => {
  const answer = await api("POST", "/organizations/", { name: "Acme", slug: slug() });
  expect(answer.status).toBe(403);
});

test("a slug is one organization's, whoever comes first", async () => {
  const user = await aUser();
  const taken = slug();
  const make = () => api("POST", "/organizations/", { name: "Acme", slug: taken }, as(user));
  const statuses = (await Promise.all([make(), make(), make()])).map(({ status }) => status).sort();
  expect(statuses).toEqual([201, 422, 422]);
  const { status, body } = await api("PATCH", `/organizations/${own().id}`, { slug: taken });
  expect([status, body.detail[0].loc]).toEqual([422, ["body", "slug"]]);
});

test("the same request under one key makes one organization", async () => {
  const user = await aUser();
  const body = { name: "Once", slug: slug() };
  const { headers } = as(user);
  const request = { token: null, headers: { ...headers, "Idempotency-Key": newId() } };
  const first = await api("POST", "/organizations/", body, request);
  const second = await api("POST", "/organizations/", body, request);
  expect(second.text).toBe(first.text);
  expect(second.headers.get("idempotency-replayed")).toBe("true");
});

test("what a person did in one organization does not come again in another under the same key", async () => {
  const other = await merchant();
  const user = await aMember(own().id, "admin");
  await world().db.member.create({
    data: { id: newId(), organization_id: other.id, user_id: user.id, role: "admin" },
  });
  const key = newId();
  const make = async (organization: string) => {
    const { headers } = as(user);
    const sent = { ...headers, "X-Florin-Organization": organization, "Idempotency-Key": key };
    const customer = { email: "one@example.com" };
    return (await api("POST", "/customers", customer, { token: null, headers: sent })).body;
  };
  expect((await make(own().id)).organization_id).toBe(own().id);
  expect((await make(other.id)).error).toBe("IdempotencyMismatch");
});

test("a change touches what it names, and tells of itself", async () => {
  const change = {
    brand_color: "#FFD400",
    website: "https://example.com/shop",
    customer_email_settings: { order_confirmation: false },
    customer_portal_settings: { subscription: { pause: true } },
  };
  const { status, body } = await api("PATCH", `/organizations/${own().id}`, change);
  expect(status).toBe(200);
  expect(Organization$inboundSchema.safeParse(body).success).toBe(true);
  expect(body).toMatchObject({
    brand_color: "#ffd400",
    customer_email_settings: { order_confirmation: false, subscription_cycled: true },
    customer_portal_settings: { subscription: { pause: true, update_plan: true }, usage: { show: true } },
  });
  expect(body.modified_at).not.toBeNull();
  const cleared = await api("PATCH", `/organizations/${own().id}`, {
    website: null,
    customer_email_settings: null,
  });
  expect(cleared.body).toMatchObject({
    website: null,
    brand_color: "#ffd400",
    customer_email_settings: { order_confirmation: true },
  });
  const events = await world().db.webhook_event.findMany({
    where: { organization_id: own().id, type: "organization.updated" },
    orderBy: { id: "asc" },
  });
  expect(events.map(({ payload }) => payload)).toEqual([body, cleared.body]);
});

test("a plain member may look and not change", async () => {
  const member = await aMember(own().id, "member");
  expect((await api("GET", `/organizations/${own().id}`, undefined, as(member))).status).toBe(200);
  const change = await api("PATCH", `/organizations/${own().id}`, { name: "Taken over" }, as(member));
  expect(change.status).toBe(403);
  const admin = await aMember(own().id, "admin");
  expect((await api("PATCH", `/organizations/${own().id}`, { name: "Renamed" }, as(admin))).status).toBe(200);
});

test("a page of another site changes nothing with a member's cookie", async () => {
  const { cookie } = await aMember(own().id);
  const headers = { cookie, "sec-fetch-site": "cross-site" };
  const answer = await api(
    "PATCH",
    `/organizations/${own().id}`,
    { name: "Stolen" },
    { token: null, headers },
  );
  expect(answer.status).toBe(403);
});

test.for([
  [{ slug: "A B" }, "slug"],
  [{ slug: "new" }, "slug"],
  [{ brand_color: "red" }, "brand_color"],
  [{ website: "javascript:alert(1)" }, "website"],
  [{ avatar_url: "data:image/png;base64,xx" }, "avatar_url"],
  [{ default_presentment_currency: "xyz" }, "default_presentment_currency"],
  [{ country: "ZZ" }, "country"],
  [{ customer_email_settings: { typo: true } }, "customer_email_settings"],
] as const)("%j is refused and the field is named", async ([change, field]) => {
  const { status, body } = await api("PATCH", `/organizations/${own().id}`, change);
  expect([status, body.detail[0].loc[1]]).toEqual([422, field]);
});

test("what invoices say is replaced by its address as a whole, and null takes it away", async () => {
  const path = `/organizations/${own().id}`;
  const save = async (invoice_settings: unknown) =>
    (await api("PATCH", path, { invoice_settings })).body.invoice_settings;
  const first = { line1: "Lindenstraße 12", city: "Berlin", country: "de" };
  expect((await save({ billing_name: "Field Ltd", billing_address: first })).billing_address).toEqual({
    line1: "Lindenstraße 12",
    line2: null,
    postal_code: null,
    city: "Berlin",
    state: null,
    country: "DE",
  });
  const moved = await save({ billing_address: { city: "Paris", country: "FR" } });
  expect(moved).toMatchObject({ billing_name: "Field Ltd", billing_address: { line1: null, city: "Paris" } });
  const none = { billing_name: null, billing_address: null, tax_id: null, footer: null };
  expect(await save({ billing_address: null, billing_name: "" })).toEqual(none);
});
