import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { runJobs } from "../../setup/jobs.ts";
import { shopForTest } from "../../setup/shop.ts";
import { aProductWith, buy, grantsOf, refund } from "../benefits/shop-with-credits.ts";
import { aBenefitOfFiles, aDownload, asCustomer, fetchLink } from "./shop-with-files.ts";

const data = await mkdtemp(path.join(os.tmpdir(), "florin-downloads-"));
afterAll(() => rm(data, { recursive: true, force: true }));
const shop = shopForTest({ FLORIN_DATA: data });
const { api } = shop;

const content = randomBytes(200_000);
let buyers = 0;

/** A customer who has bought the files, and their benefit. */
async function bought(files: readonly { id: string }[], archived: object = {}) {
  const benefit = await aBenefitOfFiles(api, files, archived);
  const product = await aProductWith(shop, [benefit]);
  const order = await buy(shop, product.id, { email: `reader-${++buyers}@example.com` });
  await runJobs();
  return { benefit, product, order, customer: await asCustomer(shop, order.customer_id) };
}

const refundWhole = (order: { id: string; net_amount: number }) => refund(shop, order.id, order.net_amount);

test("whoever bought it fetches the file, to be saved under its name, and nothing in it can run", async () => {
  const file = await aDownload(api, content, {
    name: "../atlas\u202e\n of 2026.html",
    mime_type: "text/html",
  });
  const { benefit, customer } = await bought([file]);
  const [own] = await customer.list();
  expect(own).toMatchObject({
    benefit_id: benefit.id,
    file: { id: file.id, size: 200_000, service: "downloadable", is_uploaded: true },
  });
  const { url = "", expires_at = "" } = own?.file.download ?? {};
  expect(Math.round((Date.parse(expires_at) - Date.now()) / 60_000)).toBe(60);
  const fetched = await fetchLink(url);
  expect([fetched.status, fetched.content.equals(content)]).toEqual([200, true]);
  expect(Object.fromEntries(fetched.headers)).toMatchObject({
    "content-type": "application/octet-stream",
    "content-disposition": "attachment; filename*=UTF-8''..-atlas%20of%202026.html",
    "content-length": "200000",
    "cache-control": "private, no-store",
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; sandbox",
    "accept-ranges": "bytes",
    etag: `"${file.checksum_etag}"`,
  });
  const publicly = await import("@/modules/files/serve-public-file");
  const params = Promise.resolve({ id: file.id });
  expect((await publicly.servePublicFile(new Request(url), { params })).status).toBe(404);
});

test("a broken download goes on where it broke, unless the file is another by then", async () => {
  const { customer } = await bought([await aDownload(api, content)]);
  const [own] = await customer.list();
  const url = own?.file.download.url ?? "";
  const etag = `"${own?.file.checksum_etag}"`;
  const part = await fetchLink(url, { range: "bytes=150000-", "if-range": etag });
  expect([part.status, part.headers.get("content-range")]).toEqual([206, "bytes 150000-199999/200000"]);
  expect(part.content.equals(content.subarray(150_000))).toBe(true);
  const other = await fetchLink(url, { range: "bytes=150000-", "if-range": '"another"' });
  expect([other.status, other.content.byteLength]).toEqual([200, 200_000]);
  const past = await fetchLink(url, { range: "bytes=200000-" });
  expect([past.status, past.headers.get("content-range")]).toEqual([416, "bytes */200000"]);
});

test("downloads are counted for each customer, each once however many come at once, and a rest that is fetched later is none", async () => {
  const file = await aDownload(api, content);
  const { benefit, product, customer } = await bought([file]);
  const url = (await customer.list())[0]?.file.download.url ?? "";
  await Promise.all(Array.from({ length: 20 }, () => fetchLink(url)));
  await fetchLink(url, { range: "bytes=0-99" });
  await fetchLink(url, { range: "bytes=100-" });
  await fetchLink(url, { range: "bytes=999999-" });
  await fetchLink(url, { "if-none-match": `"${file.checksum_etag}"` });
  await fetchLink(url, {}, "HEAD");
  const other = await buy(shop, product.id, { email: `reader-${++buyers}@example.com` });
  await runJobs();
  await fetchLink((await (await asCustomer(shop, other.customer_id)).list())[0]?.file.download.url ?? "");
  const { body } = await api("GET", `/benefits/${benefit.id}/files`);
  expect(body.items).toMatchObject([{ id: file.id, downloads: 22, downloaders: 2, is_archived: false }]);
  expect(body.pagination.total_count).toBe(1);
});

test("a link that is forged, of another file, of another grant, or over, opens nothing", async () => {
  const [one, two] = await Promise.all([aDownload(api, content), aDownload(api, content)]);
  const [mine, theirs] = [await bought([one]), await bought([two])];
  const url = (await mine.customer.list())[0]?.file.download.url ?? "";
  const [grant = "", file = "", expires = "", signature = ""] = url.split("/").at(-1)?.split(".") ?? [];
  const [foreign] = await grantsOf(shop, theirs.order.id);
  const forged = [
    [grant, two.id, expires, signature],
    [foreign?.id, file, expires, signature],
    [grant, file, String(Number(expires) + 1), signature],
    [grant, file, expires, `${signature.slice(0, -2)}xx`],
    [grant, file, expires, signature, "more"],
    [grant, file, expires],
    ["", "", "", ""],
  ];
  const base = url.slice(0, url.lastIndexOf("/"));
  for (const parts of forged) expect((await fetchLink(`${base}/${parts.join(".")}`)).status).toBe(404);
  vi.useFakeTimers({ now: Date.now() + 61 * 60_000, toFake: ["Date"] });
  expect((await fetchLink(url)).status).toBe(404);
  vi.useRealTimers();
  expect((await fetchLink(url)).status).toBe(200);
});

test("a refund ends the links at once, before any job has run, and another order still pays for the file", async () => {
  const file = await aDownload(api, content);
  const { product, order, customer } = await bought([file]);
  const url = (await customer.list())[0]?.file.download.url ?? "";
  const again = await buy(shop, product.id, { email: `reader-${buyers}@example.com` });
  await runJobs();
  expect(again.customer_id).toBe(order.customer_id);
  expect(await customer.list()).toHaveLength(1);
  await refundWhole(order);
  expect((await fetchLink(url)).status).toBe(404);
  const kept = await customer.list();
  expect((await fetchLink(kept[0]?.file.download.url ?? "")).status).toBe(200);
  await refundWhole(again);
  await runJobs();
  expect(await customer.list()).toEqual([]);
});

test("a new version takes the place of the old one for whoever has it, whose link ends; an archived file is delivered to nobody", async () => {
  const [old, extra] = await Promise.all([aDownload(api, content), aDownload(api, content)]);
  const { benefit, customer } = await bought([old, extra], { [extra.id]: true });
  const [before] = await customer.list();
  const newer = randomBytes(1_000);
  const file = await aDownload(api, newer, { version: "2", replaces_id: old.id });
  const after = await customer.list();
  expect(after.map(({ file: { id, version } }) => [id, version])).toEqual([[file.id, "2"]]);
  expect((await fetchLink(before?.file.download.url ?? "")).status).toBe(404);
  expect((await fetchLink(after[0]?.file.download.url ?? "")).content.equals(newer)).toBe(true);
  const { body } = await api("GET", `/benefits/${benefit.id}`);
  expect(body.properties).toEqual({ files: [file.id, extra.id], archived: { [extra.id]: true } });
  const changed = { type: "downloadables", properties: { archived: { [file.id]: true } } };
  expect((await api("PATCH", `/benefits/${benefit.id}`, changed)).body.properties.files).toHaveLength(2);
  expect((await customer.list()).map(({ file: { id } }) => id)).toEqual([extra.id]);
  expect((await fetchLink(after[0]?.file.download.url ?? "")).status).toBe(404);
});

test("a deleted file goes out of its benefits, and nobody fetches it any more", async () => {
  const [file, other] = await Promise.all([aDownload(api, content), aDownload(api, content)]);
  const { benefit, customer } = await bought([file, other]);
  const url = (await customer.list()).find((own) => own.file.id === file.id)?.file.download.url ?? "";
  expect((await api("DELETE", `/files/${file.id}`)).status).toBe(204);
  expect((await fetchLink(url)).status).toBe(404);
  expect((await api("GET", `/benefits/${benefit.id}`)).body.properties.files).toEqual([other.id]);
});

test("a benefit lists uploaded downloads of its organization, and no others", async () => {
  const { token } = await shop.merchant();
  const foreign = await aDownload((method, url, body) => api(method, url, body, { token }), content);
  const picture = await aDownload(api, content, { service: "product_media", mime_type: "image/png" });
  const gone = await aDownload(api, content);
  await api("DELETE", `/files/${gone.id}`);
  for (const { id } of [foreign, picture, gone]) {
    const properties = { files: [(await aDownload(api, content)).id, id] };
    const refused = await api("POST", "/benefits", { type: "downloadables", description: "x", properties });
    expect([refused.status, refused.body.detail[0].loc]).toEqual([422, ["body", "properties", "files", 1]]);
  }
});

test("a customer is told of their own files alone, by benefit where they ask", async () => {
  const [mine, theirs] = [
    await bought([await aDownload(api, content)]),
    await bought([await aDownload(api, content)]),
  ];
  expect(await theirs.customer.list(`?benefit_id=${mine.benefit.id}`)).toEqual([]);
  expect(await mine.customer.list(`?benefit_id=${mine.benefit.id}`)).toHaveLength(1);
  expect((await api("GET", "/customer-portal/downloadables")).status).toBe(403);
});
