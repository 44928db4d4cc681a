import { aBenefit } from "../../factories/benefit.ts";
import { aCheckoutLink } from "../../factories/checkout-link.ts";
import { aCustomField } from "../../factories/custom-field.ts";
import { aCustomer } from "../../factories/customer.ts";
import { aDiscount } from "../../factories/discount.ts";
import { aFileInput, sendPart } from "../../factories/file.ts";
import { aProduct } from "../../factories/product.ts";
import { ofOne, plain, type Sample } from "./sample.ts";

const content = Buffer.from("not really a picture");
const input = aFileInput(content);

const aFile: Parameters<typeof ofOne>[0] = async ({ token }, { api }) =>
  (await api("POST", "/files", input, { token })).body;

let customers = 0;
const externalId = () => `external-${++customers}`;

const ofExternal = (body?: Record<string, unknown>): Sample => ({
  make: async ({ ctx }) => {
    const external_id = externalId();
    await aCustomer(ctx, { external_id });
    return { params: { external_id }, ...(body && { body }) };
  },
});

export const catalogue: Record<string, Sample> = {
  "products.list": ofProducts({ query: "query=Test&sorting=name" }),
  "products.create": plain({
    body: { name: "Atlas", prices: [{ amount_type: "fixed", price_amount: 1999 }] },
  }),
  "products.get": ofOne(({ ctx }) => aProduct(ctx)),
  "products.update": ofOne(({ ctx }) => aProduct(ctx), { name: "Atlas 2" }),
  "products.delete": ofOne(({ ctx }) => aProduct(ctx)),
  "products.updateBenefits": {
    make: async ({ ctx }) => ({
      params: { id: (await aProduct(ctx)).id },
      body: { benefits: [(await aBenefit(ctx)).id] },
    }),
  },

  "benefits.list": {
    make: async ({ ctx }) => aBenefit(ctx).then(() => ({ query: "query=credits&sorting=description" })),
  },
  "benefits.create": plain({
    body: { type: "credits", description: "1,000 credits", properties: { amount: 1000 } },
  }),
  "benefits.get": ofOne(({ ctx }) => aBenefit(ctx)),
  "benefits.update": ofOne(({ ctx }) => aBenefit(ctx), { description: "Credits" }),
  "benefits.delete": ofOne(({ ctx }) => aBenefit(ctx)),
  "benefits.grants": ofOne(({ ctx }) => aBenefit(ctx)),

  "discounts.list": {
    make: async ({ ctx }) => aDiscount(ctx).then(() => ({ query: "query=spring&sorting=ends_at" })),
  },
  "discounts.create": plain({
    body: { type: "percentage", name: "Spring sale", basis_points: 2000, duration: "once" },
  }),
  "discounts.get": ofOne(({ ctx }) => aDiscount(ctx)),
  "discounts.update": ofOne(({ ctx }) => aDiscount(ctx), { name: "Summer sale", max_redemptions: 10 }),
  "discounts.delete": ofOne(({ ctx }) => aDiscount(ctx)),

  "checkoutLinks.list": {
    make: async ({ ctx }) => aCheckoutLink(ctx).then(() => ({ query: "sorting=-bought_count" })),
  },
  "checkoutLinks.create": {
    make: async ({ ctx }) => ({ body: { products: [(await aProduct(ctx)).id], label: "Newsletter" } }),
    foreign: 422,
  },
  "checkoutLinks.get": ofOne(({ ctx }) => aCheckoutLink(ctx)),
  "checkoutLinks.update": ofOne(({ ctx }) => aCheckoutLink(ctx), { label: "Spring", discount_id: null }),
  "checkoutLinks.delete": ofOne(({ ctx }) => aCheckoutLink(ctx)),

  "customFields.list": {
    make: async ({ ctx }) => aCustomField(ctx).then(() => ({ query: "type=text&sorting=-name" })),
  },
  "customFields.create": {
    make: async () => ({ body: { type: "text", slug: externalId(), name: "Team", properties: {} } }),
  },
  "customFields.get": ofOne(({ ctx }) => aCustomField(ctx)),
  "customFields.update": ofOne(({ ctx }) => aCustomField(ctx), { type: "text", name: "Team name" }),
  "customFields.delete": ofOne(({ ctx }) => aCustomField(ctx)),

  "files.list": plain(),
  "files.create": plain({ body: input }),
  "files.update": ofOne(aFile, { name: "renamed.png" }),
  "files.delete": ofOne(aFile),
  "files.uploaded": {
    make: async ({ token }, { api }) => {
      const { body: file } = await api("POST", "/files", input, { token });
      const { id, path, parts } = file.upload;
      const etag = (await sendPart(parts[0].url, content)).headers.get("etag");
      return { params: { id: file.id }, body: { id, path, parts: [{ number: 1, checksum_etag: etag }] } };
    },
  },

  "customers.list": { make: async ({ ctx }) => aCustomer(ctx).then(() => ({ query: "query=buyer" })) },
  "customers.create": { make: async () => ({ body: { email: `${externalId()}@example.com`, name: "Ada" } }) },
  "customers.export": { make: async ({ ctx }) => aCustomer(ctx).then(() => ({})) },
  "customers.get": ofOne(({ ctx }) => aCustomer(ctx)),
  "customers.update": ofOne(({ ctx }) => aCustomer(ctx), { name: "Ada" }),
  "customers.delete": ofOne(({ ctx }) => aCustomer(ctx)),
  "customers.getExternal": ofExternal(),
  "customers.updateExternal": ofExternal({ name: "Ada" }),
  "customers.deleteExternal": ofExternal(),
  "customers.getState": ofOne(({ ctx }) => aCustomer(ctx)),
  "customers.getStateExternal": ofExternal(),
  "customers.listPaymentMethods": ofOne(({ ctx }) => aCustomer(ctx)),
  "customers.listPaymentMethodsExternal": ofExternal(),
};

function ofProducts(sent: { query: string }): Sample {
  return { make: async ({ ctx }) => aProduct(ctx).then(() => sent) };
}
