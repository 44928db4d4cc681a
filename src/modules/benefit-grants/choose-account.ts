import "server-only";
import { invalidField } from "@/lib/errors";
import { findAccountNames } from "@/modules/connections";
import type { Context } from "@/server/context";
import type { CustomerBenefitGrant, CustomerBenefitGrantUpdate } from "./customer-schema";
import { getOwnGrant } from "./own-grants";

const platforms: { [type: string]: string } = { github_repository: "github", discord: "discord" };

/**
 * What a customer says of a grant of theirs: of what is delivered at another service, the account that it goes to. That is the one that they have connected:
 * connecting another has the grant go there.
 * @throws ResourceNotFound, RequestValidationError naming the field
 */
export async function chooseAccount(
  ctx: Context,
  customerId: string,
  id: string,
  { benefit_type, properties }: CustomerBenefitGrantUpdate,
): Promise<CustomerBenefitGrant> {
  const grant = await getOwnGrant(ctx, customerId, id);
  const { type } = grant.benefit;
  if (benefit_type !== type) throw invalidField("benefit_type", `The benefit is of type ${type}.`);
  if (!properties) return grant;
  const platform = platforms[type];
  if (!platform) throw invalidField("properties", "There is nothing to choose of this type.");
  const connected = (await findAccountNames(ctx.read, customerId))[platform]?.account_id ?? null;
  if (properties.account_id !== connected)
    throw invalidField(
      ["properties", "account_id"],
      connected === null
        ? "No account is connected: that is done in the portal, under Access."
        : `The account that is connected is ${connected}: connect another in the portal, under Access.`,
    );
  return grant;
}
