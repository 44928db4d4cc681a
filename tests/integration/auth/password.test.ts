import { expect, test } from "vitest";
import { currentUser, signIn } from "@/server/auth/session";
import { world } from "@/server/context";
import { aUser, cookieOf, headersOf, signInCall } from "../../factories/user.ts";
import { apiForTest } from "../../setup/api.ts";
import { mailsTo } from "../../setup/mails.ts";

apiForTest();

test("whoever signs up is signed in, by a cookie that no script and no other site can use", async () => {
  const answer = await signInCall("sign-up/email", {
    email: "ADA@example.com",
    name: "Ada",
    password: "correct horse",
  });
  const [cookie] = answer.headers.getSetCookie();
  expect(cookie).toMatch(/^florin\.session_token=/);
  for (const attribute of ["HttpOnly", "SameSite=Lax", "Path=/"]) expect(cookie).toContain(attribute);
  const user = await currentUser(headersOf(cookieOf(answer)));
  expect(user).toMatchObject({ email: "ada@example.com", name: "Ada" });
  expect(user?.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
});

test("an address has one account, in whatever case it is written", async () => {
  const { email } = await aUser();
  const again = await signInCall("sign-up/email", {
    email: email.toUpperCase(),
    name: "B",
    password: "correct horse",
  });
  expect(again.status).toBe(422);
  expect(again.headers.getSetCookie()).toEqual([]);
});

test("two who sign up at once with one address make one account", async () => {
  const account = { email: "race@example.com", name: "R", password: "correct horse" };
  const answers = await Promise.all([1, 2, 3, 4].map(() => signInCall("sign-up/email", account)));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(await world().db.account.count({ where: { user: { email: account.email } } })).toBe(1);
});

test("a wrong password and an unknown address are answered alike", async () => {
  const { email } = await aUser();
  const wrong = await signInCall("sign-in/email", { email, password: "wrong password" });
  const unknown = await signInCall("sign-in/email", {
    email: "nobody@example.com",
    password: "wrong password",
  });
  expect([wrong.status, await wrong.json()]).toEqual([unknown.status, await unknown.json()]);
  expect(wrong.headers.getSetCookie()).toEqual([]);
});

test("signing out ends the session at once, and no other", async () => {
  const { email, password, headers } = await aUser();
  const second = cookieOf(await signInCall("sign-in/email", { email, password }));
  const out = await signInCall("sign-out", {}, { cookie: second });
  expect(out.status).toBe(200);
  expect(await currentUser(headersOf(second))).toBeNull();
  expect(await currentUser(headers)).toMatchObject({ email });
});

test("a user sees where they are signed in and can end any of it", async () => {
  const { email, password, headers } = await aUser();
  const other = headersOf(
    cookieOf(await signInCall("sign-in/email", { email, password }, { "User-Agent": "Phone" })),
  );
  const sessions = await signIn().listSessions(headers);
  expect(sessions).toMatchObject([
    { user_agent: "Phone", current: false, ip_address: "127.0.0.1" },
    { current: true },
  ]);
  expect(JSON.stringify(sessions)).not.toContain("token");
  expect(await signIn().revokeSession(headers, sessions[0]?.id ?? "")).toBe(true);
  expect(await currentUser(other)).toBeNull();
  expect(await signIn().listSessions(headers)).toHaveLength(1);
});

test("nobody ends another's session", async () => {
  const victim = await aUser();
  const [session] = await signIn().listSessions(victim.headers);
  const stranger = await aUser();
  expect(await signIn().revokeSession(stranger.headers, session?.id ?? "")).toBe(false);
  expect(await signIn().revokeSession(stranger.headers, "no id")).toBe(false);
  expect(await currentUser(victim.headers)).not.toBeNull();
});

test("a mailed link sets a new password once and ends every session", async () => {
  const { email, headers } = await aUser();
  await signInCall("request-password-reset", { email });
  const [mail] = await mailsTo(email);
  const token = /reset-password\?token=([\w-]+)/.exec(mail?.text ?? "")?.[1] ?? "";
  expect(mail?.html).toContain(token);
  const reset = () => signInCall("reset-password", { token, newPassword: "another password" });
  expect((await reset()).status).toBe(200);
  expect((await reset()).status).toBe(400);
  expect(await currentUser(headers)).toBeNull();
  const signedIn = await signInCall("sign-in/email", { email, password: "another password" });
  expect(await currentUser(headersOf(cookieOf(signedIn)))).toMatchObject({ email });
});

test("nobody can read a reset link out of the database", async () => {
  const { email, id } = await aUser();
  await signInCall("request-password-reset", { email });
  const [mail] = await mailsTo(email);
  const token = /reset-password\?token=([\w-]+)/.exec(mail?.text ?? "")?.[1] ?? "none";
  const [kept] = await world().db.verification.findMany({ where: { value: id } });
  expect(kept?.identifier).not.toContain(token);
});

test("an unknown address gets no mail, and the one who asks cannot tell", async () => {
  const { email } = await aUser();
  const known = await signInCall("request-password-reset", { email });
  const unknown = await signInCall("request-password-reset", { email: "stranger@example.com" });
  expect(await unknown.json()).toEqual(await known.json());
  expect(await world().db.mail.count({ where: { recipient: "stranger@example.com" } })).toBe(0);
});

test("a request from another site is refused", async () => {
  const { email, password, cookie } = await aUser();
  const foreign = { Origin: "https://evil.example", cookie };
  const answer = await signInCall("sign-in/email", { email, password }, foreign);
  expect(answer.status).toBe(403);
});

test.for([
  ["GET", "list-sessions"],
  ["POST", "update-user"],
  ["POST", "delete-user"],
  ["GET", "error"],
])("%s /api/auth/%s is not served", async ([method, path]) => {
  const { cookie } = await aUser();
  expect((await signInCall(path ?? "", method === "POST" ? {} : undefined, { cookie })).status).toBe(404);
});

test("a cookie that was tampered with belongs to nobody", async () => {
  const { cookie } = await aUser();
  const [name, value = ""] = cookie.split("=");
  expect(await currentUser(headersOf(`${name}=x${value.slice(1)}`))).toBeNull();
  expect(await currentUser(headersOf(`${name}=${value.slice(0, -8)}AAAAAAAA`))).toBeNull();
  expect(await currentUser(headersOf("florin.session_token=rubbish"))).toBeNull();
});
