import "server-only";
import type { Subject } from "@/server/auth/access";
import { NotPermitted } from "@/server/auth/errors";
import type { Actor } from "./rules";

/** The one who changes members: with the role that they have in the organization, or as an access token. */
export function actorOf(subject: Subject): Actor {
  if (subject.type === "organization") return { role: "admin", userId: null };
  if (subject.type === "user" && subject.membership)
    return { role: subject.membership.role, userId: subject.userId };
  throw new NotPermitted();
}
