import { test } from "vitest";
import { surviveKills } from "./credits.ts";

test(
  "Redis (always), application and worker killed ten times under load: paid grants are there, nothing acknowledged is missing, Redis and Postgres agree, and after FLUSHALL every balance is back",
  () => surviveKills("always"),
  180_000,
);
