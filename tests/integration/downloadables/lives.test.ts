import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { endedNow, pausedAtPeriodEnd } from "@/modules/subscriptions/rules/cancel";
import { aPlan } from "../../factories/subscription.ts";
import { shopForTest } from "../../setup/shop.ts";
import { aPlanThatGives, type CreditPlan, listBenefits, subscribe } from "../benefits/subscribed.ts";
import { aBenefitOfFiles, aDownload, asCustomer, fetchLink } from "./shop-with-files.ts";

const data = await mkdtemp(path.join(os.tmpdir(), "florin-downloads-"));
afterAll(() => rm(data, { recursive: true, force: true }));
const shop = shopForTest({ FLORIN_DATA: data });

const content = randomBytes(10_000);
const DAY_MS = 86_400_000;
let on: CreditPlan;
let file: { id: string };
let more: { id: string };
let larger: CreditPlan["plan"];

beforeAll(async () => {
  on = await aPlanThatGives(shop, { type: "feature_flag", description: "Export", properties: {} });
  [file, more] = await Promise.all([aDownload(on.as, content), aDownload(on.as, content)]);
  const [small, both] = [await aBenefitOfFiles(on.as, [file]), await aBenefitOfFiles(on.as, [file, more])];
  larger = await aPlan(await on.ctx(), { name: "Larger" });
  await listBenefits(on.as, on.plan.id, [small]);
  await listBenefits(on.as, larger.id, [both]);
}, 120_000);

/** A subscriber, and the files that they have by now. */
async function aReader() {
  const life = await subscribe(on);
  const customer = await asCustomer({ api: on.as }, life.customerId);
  const has = async () => (await customer.list()).map((own) => own.file.id).sort();
  const url = async () => (await customer.list())[0]?.file.download.url ?? "";
  return { ...life, has, url };
}

test("bought, fetched, renewed, upgraded, and ended: the files are there as long as it runs, by one link no longer", async () => {
  const reader = await aReader();
  expect(await reader.has()).toEqual([file.id]);
  const url = await reader.url();
  expect((await fetchLink(url)).content.equals(content)).toBe(true);
  await reader.pass(31);
  expect(await reader.has()).toEqual([file.id]);
  await reader.changeTo(larger);
  expect(await reader.has()).toEqual([file.id, more.id].sort());
  expect((await fetchLink(url)).status).toBe(404);
  const next = await reader.url();
  await reader.turn((state, now) => endedNow(state, now).after);
  expect(await reader.has()).toEqual([]);
  expect((await fetchLink(next)).status).toBe(404);
});

test("paused there are none; resumed they are back", async () => {
  const reader = await aReader();
  await reader.turn((state) => {
    const resumes = new Date(state.current_period_end.getTime() + 5 * DAY_MS);
    return pausedAtPeriodEnd(state, resumes).after;
  });
  await reader.pass(32);
  expect([await reader.status(), await reader.has()]).toEqual(["paused", []]);
  await reader.pass(10);
  expect([await reader.status(), await reader.has()]).toEqual(["active", [file.id]]);
});

test("a refund of the period takes them back, and the next that is paid brings them again", async () => {
  const reader = await aReader();
  await reader.pass(31);
  await reader.refund((await reader.orders()).at(-1)?.id ?? "");
  expect(await reader.has()).toEqual([]);
  await reader.pass(31);
  expect(await reader.has()).toEqual([file.id]);
});

test("past due they end with the grace, and come back once it is paid", async () => {
  const reader = await aReader();
  await reader.payBy("pm_card_chargeCustomerFail");
  await reader.pass(31);
  expect([await reader.status(), await reader.has()]).toEqual(["past_due", []]);
  await reader.payBy("pm_card_visa");
  await reader.pass(10);
  expect([await reader.status(), await reader.has()]).toEqual(["active", [file.id]]);
});
