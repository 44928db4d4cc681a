"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { newId } from "@/lib/id";
import { getOrganization } from "@/modules/organizations";
import { merchant } from "@/server/auth/access";
import type { Context } from "@/server/context";
import { formAction } from "@/server/http/action";
import { createFirstProduct } from "./create-first-product";
import { createProduct } from "./create-product";
import { deleteProduct } from "./delete-product";
import {
  ArchiveProductForm,
  CreateProductForm,
  DeleteProductForm,
  FirstProductForm,
  UpdateProductForm,
} from "./forms";
import { updateProduct } from "./update-product";

const pathOf = async (ctx: Context) => `/dashboard/${(await getOrganization(ctx, ctx.organizationId)).slug}`;

/** Makes a product and goes to its page. */
export const createProductAction = formAction(
  merchant("products:write"),
  CreateProductForm,
  async (ctx, input) => {
    const { id } = await createProduct(ctx, newId(), input);
    return `${await pathOf(ctx)}/products/${id}`;
  },
  (path) => redirect(path),
);

/** Saves a product and goes to its page. */
export const updateProductAction = formAction(
  merchant("products:write"),
  UpdateProductForm,
  async (ctx, { id, input }) => {
    await updateProduct(ctx, id, input);
    return `${await pathOf(ctx)}/products/${id}`;
  },
  (path) => redirect(path),
);

/** Takes a product off sale, or puts it back. */
export const archiveProductAction = formAction(
  merchant("products:write"),
  ArchiveProductForm,
  (ctx, { id, is_archived }) => updateProduct(ctx, id, { is_archived }),
  ({ name, is_archived }) => {
    revalidatePath("/dashboard", "layout");
    return { message: is_archived ? `${name} is archived.` : `${name} is on sale again.` };
  },
);

/** Deletes a product that nobody was ever offered, and goes to the list. */
export const deleteProductAction = formAction(
  merchant("products:write"),
  DeleteProductForm,
  async (ctx, { id }) => {
    await deleteProduct(ctx, id);
    return `${await pathOf(ctx)}/products`;
  },
  (path) => redirect(path),
);

/** Makes the first product, and a token to sell it by; both are shown right away. The state's `result` is the only place of the token. */
export const createFirstProductAction = formAction(
  merchant("products:write"),
  FirstProductForm,
  (ctx, input, subject) => createFirstProduct(ctx, subject, input),
  (result) => ({ result }),
);
