"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { z } from "zod";
import { followEvents } from "./follow-events";
import { gather } from "./gather";

const Notice = z.object({ type: z.string() });

const WAIT_MS = 2_000;

/** What is read again when something happened to a noun: its own lists, and whatever is counted from it. */
const touched: Record<string, readonly string[]> = {
  // Since the page was made: little, and what a job does right after a sale.
  connected: ["orders", "metrics", "notifications", "benefit-grants"],
  order: ["orders", "metrics", "customers", "subscriptions", "journal"],
  refund: ["orders", "refunds", "metrics", "journal"],
  payment: ["orders", "payments", "journal"],
  checkout: ["checkouts", "payments"],
  subscription: ["subscriptions", "metrics"],
  benefit: ["benefits", "products"],
  benefit_grant: ["benefit-grants", "orders"],
};

/** Once the connection was gone, anything may have happened. */
const everything = [
  "orders",
  "metrics",
  "subscriptions",
  "journal",
  "customers",
  "checkouts",
  "payments",
  "refunds",
  "disputes",
  "products",
  "benefits",
  "benefit-grants",
  "notifications",
];

/** Keeps everything the dashboard shows of an organization up to date while the page can be seen. */
export function LiveEvents({ organizationId }: { organizationId: string }) {
  const client = useQueryClient();
  useEffect(() => {
    const news = gather((nouns) => {
      for (const noun of nouns) client.invalidateQueries({ queryKey: [noun, organizationId] });
    }, WAIT_MS);
    let wasConnected = false;
    const leave = followEvents(organizationId, (message) => {
      const notice = Notice.safeParse(message);
      if (!notice.success) return;
      const [noun = ""] = notice.data.type.split(".");
      const isAgain = noun === "connected" && wasConnected;
      wasConnected = true;
      news.add(isAgain ? everything : (touched[noun] ?? [`${noun}s`]));
    });
    return () => {
      leave();
      news.stop();
    };
  }, [client, organizationId]);
  return null;
}
