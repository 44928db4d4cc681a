import { expect, test } from "vitest";
import { aCustomer } from "../../factories/customer.ts";
import { aSubscription } from "../../factories/subscription.ts";
import { apiForTest } from "../../setup/api.ts";

const { api, merchant } = apiForTest();

test("a search finds part of a name or an e-mail, or an external id, and takes wildcards as text", async () => {
  const { ctx, token } = await merchant();
  await aCustomer(ctx, { email: "first@example.com", name: "Grace Hopper", external_id: "ext-77" });
  await aCustomer(ctx, { email: "second_x@example.com", name: "100% Ada" });
  const found = async (query: string) =>
    (
      await api("GET", `/customers?query=${encodeURIComponent(query)}&sorting=email`, undefined, { token })
    ).body.items.map(({ email }: { email: string }) => email);
  expect(await found("hopp")).toEqual(["first@example.com"]);
  expect(await found("SECOND_")).toEqual(["second_x@example.com"]);
  expect(await found("ext-77")).toEqual(["first@example.com"]);
  expect(await found("0%")).toEqual(["second_x@example.com"]);
  expect(await found("%")).toEqual(["second_x@example.com"]);
  expect(await found("example.com")).toEqual(["first@example.com", "second_x@example.com"]);
});

test("lists page, sort and filter", async () => {
  const { ctx, token } = await merchant();
  for (const name of ["b", "a", "c"])
    await aCustomer(ctx, { name, metadata: { group: name === "c" ? "x" : "y" } });
  const list = async (query: string) => {
    const { body } = await api("GET", `/customers?${query}`, undefined, { token });
    return { names: body.items.map(({ name }: { name: string }) => name), pagination: body.pagination };
  };
  expect(await list("sorting=name&limit=2")).toEqual({
    names: ["a", "b"],
    pagination: { page: 1, page_size: 2, total_count: 3, max_page: 2 },
  });
  expect((await list("sorting=name&limit=2&page=2")).names).toEqual(["c"]);
  expect((await list("sorting=-name")).names).toEqual(["c", "b", "a"]);
  expect((await list("")).names).toEqual(["c", "a", "b"]);
  expect((await list("metadata[group]=y&sorting=name")).names).toEqual(["a", "b"]);
  expect((await list("active=true")).names).toEqual([]);
  expect((await list("limit=1000")).pagination.page_size).toBe(100);
});

test("naming another organization in the filter shows nothing of it", async () => {
  const other = await merchant();
  await aCustomer(other.ctx);
  const { body } = await api("GET", `/customers?organization_id=${other.id}`);
  expect(body.items).toEqual([]);
});

test("an unknown sorting is refused", async () => {
  const { status, body } = await api("GET", "/customers?sorting=shoe_size");
  expect([status, body.detail[0].loc.slice(0, 2)]).toEqual([422, ["query", "sorting"]]);
});

test("the CSV holds every customer, and no text that a spreadsheet would run", async () => {
  const { ctx, token } = await merchant();
  await aCustomer(ctx, {
    email: "csv@example.com",
    name: '=cmd("x")',
    external_id: "e1",
    metadata: { a: "b" },
  });
  for (let index = 0; index < 3; index++) await aCustomer(ctx);
  const { status, headers, text } = await api("GET", "/customers/export", undefined, { token });
  expect([status, headers.get("content-type")]).toEqual([200, "text/csv; charset=utf-8"]);
  const [head, ...rows] = text.trim().split("\n");
  expect(head).toBe(
    "ID,External ID,Created At,Email,Name,Tax ID,Billing Address Line 1,Billing Address Line 2,Billing Address City,Billing Address State,Billing Address Zip,Billing Address Country,Metadata",
  );
  expect(rows).toHaveLength(4);
  expect(rows[3]).toContain(`csv@example.com,"'=cmd(""x"")",,,,,,,,"{""a"":""b""}"`);
});

test("the CSV holds what the filters of the list leave, however many there are", async () => {
  const { ctx, token } = await merchant();
  await aCustomer(ctx, { email: "kept@example.com", name: "Kept One", metadata: { plan: "pro" } });
  await aCustomer(ctx, { email: "kept-too@example.com", name: "Kept Two", metadata: { plan: "max" } });
  await aCustomer(ctx, { email: "other@example.com", metadata: { plan: "free" } });
  const emails = async (query: string) => {
    const { text } = await api("GET", `/customers/export?${query}`, undefined, { token });
    return text
      .trim()
      .split("\n")
      .slice(1)
      .map((row) => row.split(",")[3]);
  };
  expect(await emails("query=kept")).toEqual(["kept-too@example.com", "kept@example.com"]);
  expect(await emails("email=OTHER@example.com")).toEqual(["other@example.com"]);
  expect(await emails("metadata[plan]=pro&metadata[plan]=free")).toEqual([
    "other@example.com",
    "kept@example.com",
  ]);
  expect(await emails(`organization_id=${(await merchant()).id}`)).toEqual([]);
  expect((await api("GET", "/customers/export?nonsense=1", undefined, { token })).status).toBe(200);
});

test("active customers are those with a subscription that is trialing, active or past due", async () => {
  const { ctx, token } = await merchant();
  const idle = await aCustomer(ctx);
  const { customerId, subscriptionId } = await aSubscription(ctx, { card: null });
  const listed = async () =>
    (await api("GET", "/customers?active=true", undefined, { token })).body.items.map(
      ({ id }: { id: string }) => id,
    );
  expect(await listed()).toEqual([customerId]);
  expect(await listed()).not.toContain(idle.id);
  await api("POST", `/subscriptions/${subscriptionId}/cancel`, { cancel_at_period_end: false }, { token });
  expect(await listed()).toEqual([]);
});
