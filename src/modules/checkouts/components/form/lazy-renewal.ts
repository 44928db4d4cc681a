import { lazy } from "react";

/** Most checkouts sell once: loaded where something recurs. Without a Suspense: they come with the page. */
const load = () => import("./renewal");
export const RenewalLine = lazy(async () => ({ default: (await load()).RenewalLine }));
export const DueToday = lazy(async () => ({ default: (await load()).DueToday }));
export const Mandate = lazy(async () => ({ default: (await load()).Mandate }));
export const Linked = lazy(async () => ({ default: (await load()).Linked }));
