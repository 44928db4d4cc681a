import { expect, test } from "vitest";
import { limits } from "@/server/auth/limits";
import { aLicenseKey } from "../../factories/license-key.ts";
import { apiForTest } from "../../setup/api.ts";

const { api, own } = apiForTest({ FLORIN_RATE_LIMITS: "on" });

let machines = 0;
const anAddress = () => `198.51.100.${++machines}`;

const validate = (key: string, address: string) =>
  api(
    "POST",
    "/customer-portal/license-keys/validate",
    { key, organization_id: own().id },
    { token: null, headers: { "x-forwarded-for": address } },
  );

test("whoever guesses is told to wait, and then learns nothing of a right key either; others go on", async () => {
  const { key } = await aLicenseKey(own().ctx);
  const guesser = anAddress();
  const guesses = await Promise.all(
    Array.from({ length: limits.licenseAddress.max + 20 }, (_, nth) => validate(`ACME-${nth}`, guesser)),
  );
  const waits = guesses.filter(({ status }) => status === 429);
  expect(waits).toHaveLength(20);
  expect(guesses.filter(({ status }) => status === 404)).toHaveLength(limits.licenseAddress.max);
  expect(Number(waits[0]?.headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await validate(key, guesser)).status).toBe(429);
  expect((await validate(key, anAddress())).status).toBe(200);
});

test("one key that is passed around is told to wait from wherever it comes, and others are not", async () => {
  const [busy, quiet] = [await aLicenseKey(own().ctx), await aLicenseKey(own().ctx)];
  const tries = await Promise.all(
    Array.from({ length: limits.licenseKey.max + 5 }, () => validate(busy.key, anAddress())),
  );
  expect(tries.filter(({ status }) => status === 429)).toHaveLength(5);
  expect((await validate(quiet.key, anAddress())).status).toBe(200);
});
