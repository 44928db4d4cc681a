import "server-only";
import type { Subject } from "@/server/auth/access";
import { NotPermitted } from "@/server/auth/errors";
import type { Role } from "@/server/auth/scopes";
import type { Context } from "@/server/context";
import { kindsFor } from "./kinds";
import type { Reader } from "./repository";
import type { KindName } from "./schema";

/** A member who reads what they were told: who they are, as what, and which kinds that lets them see. */
export type Reading = Reader & { role: Role; kinds: readonly KindName[] };

/** @throws NotPermitted where nobody is signed in, or somebody who is no member of the organization */
export function readerOf({ organizationId }: Pick<Context, "organizationId">, subject: Subject): Reading {
  if (subject.type !== "user" || !subject.membership) throw new NotPermitted();
  const { role } = subject.membership;
  const kinds = kindsFor(role).map(({ name }) => name);
  return { organizationId, userId: subject.userId, role, kinds };
}
