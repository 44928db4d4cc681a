import { aCustomer } from "../../factories/customer.ts";
import { anUploadedFile } from "../../factories/file.ts";
import type { Merchant } from "../../factories/organization.ts";
import type { Api } from "../../setup/api.ts";
import { runJobs } from "../../setup/jobs.ts";
import type { Shop } from "../../setup/shop.ts";
import { ofOne, type Sample } from "./sample.ts";

const as =
  ({ api }: Shop, { token }: Merchant): Api =>
  (method, path, body, options) =>
    api(method, path, body, { token, ...options });

async function aBook(merchant: Merchant, shop: Shop): Promise<{ id: string }> {
  const about = { service: "downloadable", mime_type: "application/zip" };
  return (await anUploadedFile(as(shop, merchant), Buffer.from("not really a book"), about)).body;
}

/** A benefit of one file. */
async function aBenefitOfAFile(merchant: Merchant, shop: Shop): Promise<{ id: string }> {
  const api = as(shop, merchant);
  const properties = { files: [(await aBook(merchant, shop)).id] };
  return (await api("POST", "/benefits", { type: "downloadables", description: "The book", properties }))
    .body;
}

/** A customer who has bought it, by their session. */
async function aReader(merchant: Merchant, shop: Shop) {
  const api = as(shop, merchant);
  const benefit = await aBenefitOfAFile(merchant, shop);
  const prices = [{ amount_type: "free" }];
  const { body: product } = await api("POST", "/products", { name: "The book", prices });
  await api("POST", `/products/${product.id}/benefits`, { benefits: [benefit.id] });
  const { body: checkout } = await api("POST", "/checkouts", { products: [product.id] });
  const confirm = { customer_email: (await aCustomer(merchant.ctx)).email, customer_name: "Ada" };
  await api("POST", `/checkouts/client/${checkout.client_secret}/confirm`, confirm, { token: null });
  await runJobs();
  const { body: bought } = await api("GET", `/checkouts/${checkout.id}`);
  const session = await api("POST", "/customer-sessions", { customer_id: bought.customer_id });
  return { token: session.body.token as string };
}

export const downloads: Record<string, Sample> = {
  "files.download": ofOne(aBook),
  "benefits.files": ofOne(aBenefitOfAFile),
  "customerPortal.listDownloadables": {
    make: async (merchant, shop) => {
      const { token } = await aReader(merchant, shop);
      return { headers: { Authorization: `Bearer ${token}` } };
    },
  },
  "customerPortal.download": {
    make: async (merchant, shop) => {
      const reader = await aReader(merchant, shop);
      const { body } = await shop.api("GET", "/customer-portal/downloadables", undefined, reader);
      return { params: { token: body.items[0].file.download.url.split("/").at(-1) } };
    },
  },
};
