import "server-only";
import { type CustomerRole, mayInPortal, type PortalRight } from "@/lib/portal-rights";
import { InsufficientScope, InvalidToken, NotPermitted, Unauthorized } from "./errors";
import type { Role, Scope } from "./scopes";
import { scopesOf } from "./scopes";

/** Who is calling, once it is known. */
export type Subject =
  | { type: "anonymous" }
  | { type: "organization"; organizationId: string; tokenId: string; scopes: readonly string[] }
  | {
      type: "customer";
      organizationId: string;
      customerId: string;
      sessionId: string;
      memberId: string;
      role: CustomerRole;
    }
  | {
      type: "user";
      userId: string;
      email: string;
      membership: { organizationId: string; role: Role } | null;
    };

/** The kinds of subject that an endpoint serves. */
export type SubjectKind = Subject["type"];

/** Who may call, and with which scope. Every endpoint and every form names one; there is no default. */
export type Access = {
  subjects: readonly SubjectKind[];
  scope?: Scope;
  /** Users must be members of the organization. Where a scope is asked they must be anyway. */
  ofMembers?: boolean;
  /** The scope is asked of access tokens alone; of users, the use case asks what it must. */
  ofTokensOnly?: boolean;
  /** What the role of a customer's member has to allow. */
  right?: PortalRight;
};

/** The organization itself: its access token, or a member in the dashboard whose role has the scope. */
export const merchant = (scope: Scope): Access => ({ subjects: ["organization", "user"], scope });

/** A person signed in to the dashboard, whatever the organization. */
export const signedIn = (): Access => ({ subjects: ["user"] });

/** A member of the organization in the dashboard, whatever their role: for what is theirs alone. */
export const member = (): Access => ({ subjects: ["user"], ofMembers: true });

/** An access token with the scope, or a person signed in to the dashboard, whatever the organization. */
export const tokenOrUser = (scope: Scope): Access => ({
  subjects: ["organization", "user"],
  scope,
  ofTokensOnly: true,
});

/** A customer, by the token of a session of somebody whose role allows it: what the endpoint answers is that customer's alone. */
export const customer = (right: PortalRight): Access => ({ subjects: ["customer"], right });

/** The customer whose session it is: nothing that a request says can name another. @throws InvalidToken */
export function ownCustomerId(subject: Subject): string {
  if (subject.type !== "customer") throw new InvalidToken();
  return subject.customerId;
}

/** The session by whose token the customer calls. @throws InvalidToken */
export function ownSessionId(subject: Subject): string {
  if (subject.type !== "customer") throw new InvalidToken();
  return subject.sessionId;
}

/** Who of the customer calls. @throws InvalidToken */
export function ownMemberId(subject: Subject): string {
  if (subject.type !== "customer") throw new InvalidToken();
  return subject.memberId;
}

/** Anybody, with or without a token: the path itself holds a secret, or there is nothing to hide. */
export const anyone = (): Access => ({ subjects: ["anonymous", "organization", "user", "customer"] });

/** Refuses a subject that the endpoint does not serve or that lacks its scope. */
export function permit(access: Access, subject: Subject): void {
  if (!access.subjects.includes(subject.type)) {
    if (subject.type === "anonymous") throw new Unauthorized();
    if (subject.type === "customer") throw new InvalidToken();
    throw new NotPermitted();
  }
  if (subject.type === "user") permitUser(access, subject.membership);
  if (access.scope && subject.type === "organization" && !holds(subject.scopes, access.scope))
    throw new InsufficientScope(access.scope);
  if (access.right && subject.type === "customer" && !mayInPortal(subject.role, access.right))
    throw new NotPermitted();
}

function permitUser({ scope, ofTokensOnly, ofMembers }: Access, membership: { role: Role } | null): void {
  if (ofMembers && !membership) throw new NotPermitted();
  if (scope && !ofTokensOnly && !mayAsMember(membership, scope)) throw new NotPermitted();
}

/** Who may write a noun may read it. */
const holds = (scopes: readonly string[], scope: Scope) =>
  scopes.includes(scope) || scopes.includes(scope.replace(/:read$/, ":write"));

/** Whether the role of a membership has the scope. */
export const mayAsMember = (membership: { role: Role } | null, scope: Scope) =>
  membership !== null && scopesOf(membership.role).includes(scope);

/** The organization a subject acts for; a route of `merchant(…)` always has one. */
export function organizationOf(subject: Subject): string | null {
  if (subject.type === "anonymous") return null;
  if (subject.type === "user") return subject.membership?.organizationId ?? null;
  return subject.organizationId;
}
