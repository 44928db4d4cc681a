import { readFileSync } from "node:fs";
import path from "node:path";

/** What `demo.json` of a running Florin holds. */
export type Running = {
  url: string;
  email: string;
  password: string;
  organization_id: string;
  access_token: string;
  stripe_url: string;
  stripe_publishable_key: string;
};

/**
 * The data folder of the product that tests in a browser and of clients run against: the one `npm test` started (FLORIN_TEST_DATA), or,
 * for a developer who runs one such test by hand, the one of `npm start` on `.florin`.
 */
export const florinData = (): string =>
  process.env.FLORIN_TEST_DATA ||
  process.env.FLORIN_DATA ||
  path.resolve(import.meta.dirname, "../../.florin");

/** The product that tests run against. */
export const runningFlorin = (): Running =>
  JSON.parse(readFileSync(path.join(florinData(), "demo.json"), "utf8")) as Running;
