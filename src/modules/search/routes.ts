import "server-only";
import { z } from "zod";
import { merchant } from "@/server/auth/access";
import { route } from "@/server/http/route";
import { SearchResults } from "./schema";
import { search } from "./search";

export const searchAnything = route({
  method: "GET",
  path: "/search",
  name: "search.find",
  summary:
    "Find products, orders by number, customers, subscriptions and checkouts, as far as the caller may read them",
  access: merchant("products:read"),
  query: z.object({
    query: z.string().max(200).meta({
      description:
        "Part of a name or e-mail address, an order's number, or any id. Of subscriptions and checkouts, the latest thousand are searched.",
    }),
  }),
  returns: SearchResults,
  handler: async ({ ctx, subject, query }) => ({ items: await search(ctx, subject, query.query) }),
});

export const searchRoutes = [searchAnything];
