import { test } from "vitest";
import { surviveKills } from "./credits.ts";

test(
  "Redis (everysec), application and worker killed ten times under load: paid grants are there, Redis and Postgres agree, and after FLUSHALL every balance is back",
  () => surviveKills("everysec"),
  180_000,
);
