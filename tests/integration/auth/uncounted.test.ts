import { beforeAll, expect, test } from "vitest";
import { redis } from "@/server/redis/client";
import { aMember, signInCall, type TestUser } from "../../factories/user.ts";
import { apiForTest } from "../../setup/api.ts";

const { api, own } = apiForTest({ FLORIN_RATE_LIMITS: "on" });

let member: TestUser;

beforeAll(async () => {
  member = await aMember(own().id, "owner");
  // From here on no command is answered.
  await redis().close();
});

test("nobody guesses a password while tries cannot be counted, right or wrong", async () => {
  const { email, password } = member;
  for (const guess of [password, "wrong password"]) {
    const answer = await signInCall("sign-in/email", { email, password: guess });
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "2"]);
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect((await answer.json()).error).toBe("ServiceUnavailable");
  }
  expect((await signInCall("request-password-reset", { email })).status).toBe(503);
  const signUp = { email: "uncounted@example.com", password: "long enough", name: "New" };
  expect((await signInCall("sign-up/email", signUp)).status).toBe(503);
});

test("whoever is signed in, and every access token, goes on; only letters of invitation wait", async () => {
  const as = { token: null, headers: Object.fromEntries(member.headers) };
  expect((await api("GET", "/products", undefined, as)).status).toBe(200);
  expect((await api("GET", "/products")).status).toBe(200);
  expect((await api("POST", "/invitations", { email: "late@example.com" })).status).toBe(503);
});
