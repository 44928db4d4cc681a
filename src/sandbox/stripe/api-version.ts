import type Stripe from "stripe";

/** The version that objects and events are written in: the one that the SDK's types describe. */
export const apiVersion: Stripe.LatestApiVersion = "2026-10-28.endive";
