import { z } from "zod";
import { Id } from "@/lib/id";
import { Instant } from "@/lib/time";
import { MetricName } from "./metric-schema";

const Name = z.string().trim().min(1).max(100).meta({ example: "Growth" });
const Chosen = z
  .array(MetricName)
  .max(30)
  .refine((names) => new Set(names).size === names.length, "Each metric once.")
  .meta({ description: "In the order in which they are shown." });

export const MetricDashboard = z
  .object({
    id: Id,
    created_at: Instant,
    modified_at: Instant.nullable(),
    name: z.string(),
    metrics: z.array(z.string()),
    organization_id: Id,
  })
  .meta({ id: "MetricDashboard" });
export type MetricDashboard = z.output<typeof MetricDashboard>;

export const MetricDashboardCreate = z
  .strictObject({ name: Name, metrics: Chosen.default([]), organization_id: Id.nullish() })
  .meta({ id: "MetricDashboardCreate" });
export type MetricDashboardCreate = z.output<typeof MetricDashboardCreate>;

export const MetricDashboardUpdate = z
  .strictObject({ name: Name.nullish(), metrics: Chosen.nullish() })
  .meta({ id: "MetricDashboardUpdate", description: "What is null stays as it is." });
export type MetricDashboardUpdate = z.output<typeof MetricDashboardUpdate>;
