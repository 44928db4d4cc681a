import type { CodeSample } from "@/components/ui/code-block";

/** The official client of which every answer is checked against ours. */
const CLIENT = "@polar-sh/sdk@0.49.0";

export type CodeSampleInput = {
  /** Where Florin is reached, without a path. */
  baseUrl: string;
  productId: string;
  /** Null: a place to put one's own stands in the code. */
  token: string | null;
};

/** How to open a checkout for a product from one's own code: to paste and run, with the real ids. */
export function codeSamples({ baseUrl, productId, token }: CodeSampleInput): CodeSample[] {
  const shownToken = token ?? "YOUR_ACCESS_TOKEN";
  const curl = `curl ${baseUrl}/v1/checkouts \\
  -H "Authorization: Bearer ${shownToken}" \\
  -H "Content-Type: application/json" \\
  -d '{
    "products": ["${productId}"],
    "success_url": "https://example.com/thanks?checkout={CHECKOUT_ID}"
  }'`;
  const typescript = `// npm install ${CLIENT}
import { Polar } from "@polar-sh/sdk";

const florin = new Polar({
  serverURL: "${baseUrl}",
  accessToken: "${shownToken}",
});

const checkout = await florin.checkouts.create({
  products: ["${productId}"],
  successUrl: "https://example.com/thanks?checkout={CHECKOUT_ID}",
});

console.log(checkout.url); // send the buyer there`;
  return [
    { label: "curl", language: "bash", code: curl },
    { label: "TypeScript", language: "typescript", code: typescript },
  ];
}
