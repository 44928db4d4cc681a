import type { z } from "zod";
import { newId } from "@/lib/id";
import { createDiscount } from "@/modules/discounts/create-discount";
import { type Discount, DiscountCreate } from "@/modules/discounts/schema";
import type { Context } from "@/server/context";

type Input = Extract<z.input<typeof DiscountCreate>, { type: "percentage" }>;

/** 20 % off, once, by its id alone, unless named otherwise. */
export const aDiscount = (ctx: Context, named: Partial<Input> = {}): Promise<Discount> =>
  createDiscount(
    ctx,
    newId(),
    DiscountCreate.parse({
      type: "percentage",
      name: "Spring sale",
      basis_points: 2000,
      duration: "once",
      ...named,
    }),
  );
