import "server-only";
import { z } from "zod";
import { ResourceNotFound } from "@/lib/errors";
import { Id } from "@/lib/id";
import { merchant } from "@/server/auth/access";
import { anyOf } from "@/server/http/list";
import { route } from "@/server/http/route";
import { createDashboard as create } from "./create-dashboard";
import { findDashboard, listDashboards as list } from "./dashboard-repository";
import { MetricDashboard, MetricDashboardCreate, MetricDashboardUpdate } from "./dashboard-schema";
import { deleteDashboard as remove } from "./delete-dashboard";
import { TooManyDashboards } from "./errors";
import { updateDashboard as update } from "./update-dashboard";

const params = z.object({ id: Id });

export const listDashboards = route({
  method: "GET",
  path: "/metrics/dashboards",
  name: "metrics.listDashboards",
  summary: "List dashboards of metrics",
  access: merchant("metrics:read"),
  query: z.object({ organization_id: anyOf(Id) }),
  returns: z.array(MetricDashboard),
  handler: ({ ctx, query }) => list(ctx.read, ctx.organizationId, query.organization_id),
});

export const createDashboard = route({
  method: "POST",
  path: "/metrics/dashboards",
  name: "metrics.createDashboard",
  summary: "Keep a choice of metrics as a dashboard",
  access: merchant("metrics:write"),
  body: MetricDashboardCreate,
  returns: MetricDashboard,
  status: 201,
  errors: [TooManyDashboards],
  handler: ({ ctx, body, operationId }) => create(ctx, operationId, body),
});

export const getDashboard = route({
  method: "GET",
  path: "/metrics/dashboards/{id}",
  name: "metrics.getDashboard",
  summary: "Get a dashboard of metrics",
  access: merchant("metrics:read"),
  params,
  returns: MetricDashboard,
  errors: [ResourceNotFound],
  handler: async ({ ctx, params: { id } }) => {
    const found = await findDashboard(ctx.read, ctx.organizationId, id);
    if (!found) throw new ResourceNotFound();
    return found;
  },
});

export const updateDashboard = route({
  method: "PATCH",
  path: "/metrics/dashboards/{id}",
  name: "metrics.updateDashboard",
  summary: "Rename a dashboard or choose other metrics",
  access: merchant("metrics:write"),
  params,
  body: MetricDashboardUpdate,
  returns: MetricDashboard,
  errors: [ResourceNotFound],
  handler: ({ ctx, params: { id }, body }) => update(ctx, id, body),
});

export const deleteDashboard = route({
  method: "DELETE",
  path: "/metrics/dashboards/{id}",
  name: "metrics.deleteDashboard",
  summary: "Delete a dashboard; the numbers stay",
  access: merchant("metrics:write"),
  params,
  errors: [ResourceNotFound],
  handler: ({ ctx, params: { id } }) => remove(ctx, id),
});

export const dashboardRoutes = [
  listDashboards,
  createDashboard,
  getDashboard,
  updateDashboard,
  deleteDashboard,
];
