import { newId } from "@/lib/id";
import { type ChargeRequest, insertPayment, type NewPayment, type PaymentRow } from "@/modules/payments";
import type { Context } from "@/server/context";
import { transaction } from "@/server/db/transaction";

/** A pending payment of 20.00 USD that nothing was asked for yet, unless named otherwise. */
export const aPayment = (
  ctx: Context,
  request: ChargeRequest,
  named: Partial<NewPayment> = {},
): Promise<PaymentRow> =>
  transaction(ctx.db, (tx) =>
    insertPayment(
      tx,
      {
        id: newId(),
        organization_id: ctx.organizationId,
        checkout_id: null,
        customer_id: null,
        amount: named.purpose === "setup" ? 0 : 2000,
        currency: "usd",
        request,
        ...named,
      },
      ctx.now,
    ),
  );

/** What the card form sends, to be kept for later unless said otherwise. */
export const withToken = (confirmation_token_id: string, save = true): ChargeRequest => ({
  confirmation_token_id,
  save,
  return_url: "https://shop.example/back",
  description: "Test product",
});
