import { lazy } from "react";

/** Most checkouts sell once: loaded where something recurs. Without a Suspense: they come with the page. */
export const RenewalLine = lazy(async () => ({ default: (await import("./renewal")).RenewalLine }));
export const Mandate = lazy(async () => ({ default: (await import("./renewal")).Mandate }));
