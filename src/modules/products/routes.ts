import "server-only";
import { z } from "zod";
import { ResourceNotFound } from "@/lib/errors";
import { Id } from "@/lib/id";
import { merchant } from "@/server/auth/access";
import { anyOf, flag, listQuery, pageOf } from "@/server/http/list";
import { route } from "@/server/http/route";
import { createProduct as create } from "./create-product";
import { deleteProduct as remove } from "./delete-product";
import { ProductNotDeletable } from "./errors";
import { getProduct as get } from "./get-product";
import { listProducts as list } from "./repository";
import { CreateProduct, Product, UpdateProduct, UpdateProductBenefits, Visibility } from "./schema";
import { updateBenefits } from "./update-benefits";
import { updateProduct as update } from "./update-product";

const params = z.object({ id: Id });

export const listProducts = route({
  method: "GET",
  path: "/products",
  name: "products.list",
  summary: "List products",
  access: merchant("products:read"),
  query: listQuery({
    sorting: ["created_at", "name", "price_amount_type", "price_amount"],
    default: "-created_at",
    filters: {
      id: anyOf(Id),
      organization_id: anyOf(Id),
      query: z.string().max(200).optional().meta({ description: "Part of the name." }),
      is_archived: flag,
      is_recurring: flag,
      benefit_id: anyOf(Id),
      visibility: anyOf(Visibility),
    },
  }),
  returns: pageOf(Product),
  handler: ({ ctx, query }) => list(ctx.read, ctx.organizationId, query),
});

export const createProduct = route({
  method: "POST",
  path: "/products",
  name: "products.create",
  summary: "Create a product",
  access: merchant("products:write"),
  body: CreateProduct,
  returns: Product,
  status: 201,
  handler: ({ ctx, body, operationId }) => create(ctx, operationId, body),
});

export const getProduct = route({
  method: "GET",
  path: "/products/{id}",
  name: "products.get",
  summary: "Get a product",
  access: merchant("products:read"),
  params,
  returns: Product,
  errors: [ResourceNotFound],
  handler: ({ ctx, params }) => get(ctx, params.id),
});

export const updateProduct = route({
  method: "PATCH",
  path: "/products/{id}",
  name: "products.update",
  summary: "Update a product",
  access: merchant("products:write"),
  params,
  body: UpdateProduct,
  returns: Product,
  errors: [ResourceNotFound],
  handler: ({ ctx, params, body }) => update(ctx, params.id, body),
});

export const deleteProduct = route({
  method: "DELETE",
  path: "/products/{id}",
  name: "products.delete",
  summary: "Delete a product that nobody was ever offered",
  access: merchant("products:write"),
  params,
  status: 204,
  errors: [ResourceNotFound, ProductNotDeletable],
  handler: ({ ctx, params }) => remove(ctx, params.id),
});

export const updateProductBenefits = route({
  method: "POST",
  path: "/products/{id}/benefits",
  name: "products.updateBenefits",
  summary: "Replace the benefits of a product",
  access: merchant("products:write"),
  params,
  body: UpdateProductBenefits,
  returns: Product,
  errors: [ResourceNotFound],
  handler: ({ ctx, params, body }) => updateBenefits(ctx, params.id, body.benefits),
});

export const productRoutes = [
  listProducts,
  createProduct,
  getProduct,
  updateProduct,
  deleteProduct,
  updateProductBenefits,
];
