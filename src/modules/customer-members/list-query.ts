import "server-only";
import { listQuery } from "@/server/http/list";
import { CustomerRole } from "./schema";

/** What a list of members may be asked for. */
export const MemberList = listQuery({
  sorting: ["created_at"],
  default: "created_at",
  filters: { role: CustomerRole.optional() },
}).omit({ metadata: true });
