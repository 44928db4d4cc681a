import { defineError } from "@/lib/errors";

export const TooManyDashboards = defineError("TooManyDashboards", {
  status: 409,
  detail: "An organization keeps at most 100 dashboards of metrics. Delete one first.",
});
