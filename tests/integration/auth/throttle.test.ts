import { expect, test } from "vitest";
import { limits } from "@/server/auth/limits";
import { aUser, signInCall } from "../../factories/user.ts";
import { apiForTest } from "../../setup/api.ts";

apiForTest({ FLORIN_RATE_LIMITS: "on" });

const from = (address: string) => ({ "X-Forwarded-For": address });

test("an account can be tried so often and not more, from however many addresses", async () => {
  const { email, password } = await aUser();
  const attempt = (index: number, guess: string) =>
    signInCall("sign-in/email", { email, password: guess }, from(`10.0.1.${index}`));
  for (let index = 0; index < limits.signInAccount.max; index++)
    expect((await attempt(index, "wrong password")).status).toBe(401);
  const refused = await attempt(99, password);
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(refused.headers.getSetCookie()).toEqual([]);
});

test("an address can try so many accounts and not more", async () => {
  const attempt = (index: number) =>
    signInCall("sign-in/email", { email: `a${index}@example.com`, password: "wrong" }, from("10.0.2.1"));
  const answers = await Promise.all(
    Array.from({ length: limits.signInAddress.max + 5 }, (_, i) => attempt(i)),
  );
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(5);
});

test("reset mails cannot be used to flood a mailbox", async () => {
  const { email } = await aUser();
  const ask = () => signInCall("request-password-reset", { email }, from("10.0.3.1"));
  for (let index = 0; index < limits.resetMail.max; index++) expect((await ask()).status).toBe(200);
  expect((await ask()).status).toBe(429);
});
