import { newId } from "@/lib/id";
import type { Role } from "@/server/auth/scopes";
import { world } from "@/server/context";

/** A person with an account, signed in: `headers` are what their browser sends to the API. */
export type TestUser = { id: string; email: string; password: string; cookie: string; headers: Headers };

/** Somebody who has signed up with e-mail and password. */
export async function aUser({
  email = `user-${newId()}@example.com`,
  name = "Test user",
  password = "correct horse battery",
} = {}): Promise<TestUser> {
  const answer = await signInCall("sign-up/email", { email, name, password });
  if (answer.status !== 200) throw new Error(`sign-up answered ${answer.status}: ${await answer.text()}`);
  const { user } = (await answer.json()) as { user: { id: string } };
  const cookie = cookieOf(answer);
  return { id: user.id, email, password, cookie, headers: headersOf(cookie) };
}

/** Somebody signed in who belongs to an organization. */
export async function aMember(organizationId: string, role: Role = "owner"): Promise<TestUser> {
  const user = await aUser();
  await world().db.member.create({
    data: { id: newId(), organization_id: organizationId, user_id: user.id, role },
  });
  return user;
}

/** Calls `/api/auth/{path}` as a page of this site would. */
export async function signInCall(
  path: string,
  body?: object,
  headers: Record<string, string> = {},
): Promise<Response> {
  const { handleSignIn } = await import("@/modules/users/handle-sign-in");
  return handleSignIn(
    new Request(`http://127.0.0.1:3000/api/auth/${path}`, {
      method: body ? "POST" : "GET",
      headers: {
        Origin: "http://127.0.0.1:3000",
        "X-Forwarded-For": "127.0.0.1",
        ...(body && { "Content-Type": "application/json" }),
        ...headers,
      },
      ...(body && { body: JSON.stringify(body) }),
    }),
  );
}

/** The `Cookie` header that a browser would send after this answer. */
export const cookieOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");

/** What the browser of a signed-in user sends along with a request of our own pages. */
export const headersOf = (cookie: string): Headers =>
  new Headers({ cookie, "sec-fetch-site": "same-origin" });
