import { createHash, randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { aSale } from "./a-sale.ts";
import { allOf, curl, recent, strict, strictWith, unique } from "./clients.ts";

const content = randomBytes(500_000);
const sha256 = createHash("sha256").update(content).digest("base64");

/** A file as the strict client uploads one. */
async function aDownload() {
  const part = {
    number: 1,
    chunkStart: 0,
    chunkEnd: content.byteLength,
    checksumSha256Base64: sha256,
  };
  const file = await strict.files.create({
    name: `${unique("book")}.pdf`,
    mimeType: "application/pdf",
    size: content.byteLength,
    service: "downloadable",
    upload: { parts: [part] },
  });
  const [to] = file.upload.parts;
  const sent = await fetch(to?.url ?? "", { method: "PUT", body: content, headers: { ...to?.headers } });
  const { id, path } = file.upload;
  const parts = [{ number: 1, checksumEtag: sent.headers.get("etag") ?? "", checksumSha256Base64: sha256 }];
  return strict.files.uploaded({ id: file.id, fileUploadCompleted: { id, path, parts } });
}

/** Until jobs have granted what was bought. */
async function granted<T>(list: () => Promise<T[]>): Promise<T[]> {
  for (let tried = 0; tried < 100; tried++) {
    const found = await list();
    if (found.length > 0) return found;
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error("nothing was granted within 20 seconds");
}

test("the clients make a benefit of files, sell it, and their customer lists and fetches them", async () => {
  const [file, archived] = [await aDownload(), await aDownload()];
  const made = await strict.benefits.create({
    type: "downloadables",
    description: unique("The book"),
    properties: { files: [file.id, archived.id], archived: { [archived.id]: true } },
  });
  expect(made).toMatchObject({
    type: "downloadables",
    properties: { files: [file.id, archived.id], archived: { [archived.id]: true } },
  });
  const renamed = { type: "downloadables", description: unique("The book") } as const;
  expect(await strict.benefits.update({ id: made.id, requestBody: renamed })).toMatchObject(renamed);
  const product = await strict.products.create({
    name: unique("The book"),
    prices: [{ amountType: "fixed", priceAmount: 2000, priceCurrency: "usd" }],
  });
  await strict.products.updateBenefits({ id: product.id, productBenefitsUpdate: { benefits: [made.id] } });
  const { order } = await aSale(product.id);
  const grants = async () => allOf(await strict.benefits.grants({ id: made.id, isGranted: true }));
  expect(await granted(grants)).toMatchObject([
    { benefitId: made.id, isGranted: true, properties: { files: [file.id] } },
  ]);
  const { token } = await strict.customerSessions.create({ customerId: order.customerId });
  const who = { customerSession: token };
  const own = await allOf(await strict.customerPortal.downloadables.list(who, { benefitId: made.id }));
  expect(own).toMatchObject([{ benefitId: made.id, file: { id: file.id, service: "downloadable" } }]);
  const url = own[0]?.file.download.url ?? "";
  const fetched = await fetch(url);
  expect([fetched.status, fetched.headers.get("content-disposition")]).toEqual([
    200,
    `attachment; filename*=UTF-8''${file.name}`,
  ]);
  expect(Buffer.from(await fetched.arrayBuffer()).equals(content)).toBe(true);
  const part = await fetch(url, { headers: { Range: "bytes=-100" } });
  expect([part.status, (await part.arrayBuffer()).byteLength]).toEqual([206, 100]);
  const counted = [];
  for await (const each of recent.benefits.iterFiles(made.id)) counted.push(each);
  expect(counted).toMatchObject([
    { id: file.id, downloads: 1, downloaders: 1 },
    { id: archived.id, downloads: 0, downloaders: 0 },
  ]);
  expect((await recent.benefits.files(made.id)).pagination.total_count).toBe(2);
  expect((await fetch(url, { method: "HEAD" })).status).toBe(200);
});

test("without a session there are no downloads, and a wrong link says nothing", async () => {
  await expect(strictWith("florin_cst_none").customerPortal.downloadables.list({}, {})).rejects.toThrow();
  expect(
    (await curl("/api/v1/customer-portal/downloadables/none", { headers: { Authorization: "" } })).status,
  ).toBe(404);
});
