import { expect, test } from "vitest";
import { newId } from "@/lib/id";
import { connectInDashboard } from "@/modules/connections/connect-in-dashboard";
import { connectInPortal } from "@/modules/connections/connect-in-portal";
import { setUp } from "@/modules/connections/set-up";
import { shopForTest } from "../../setup/shop.ts";

const shop = shopForTest();

test("a service that the operator has not set up is not gone to", async () => {
  const { ctx } = shop.own();
  const request = () => new Request("http://127.0.0.1:3000/dashboard/shop/connect/github");
  // As much of the session as a journey looks at.
  const portal = { ctx, customerId: newId(), organization: { slug: "shop" } } as Parameters<
    typeof connectInPortal
  >[1];
  const member = { ctx, slug: "shop", userId: newId() };
  expect(setUp()).toEqual({ github: false, discord: false });
  for (const platform of ["github", "discord"] as const)
    for (const answer of [
      await connectInDashboard(request(), member, platform, "/home"),
      await connectInPortal(request(), portal, platform, "/home"),
    ])
      expect([answer.status, answer.headers.get("location")]).toEqual([303, "/home?connection=missing"]);
});
