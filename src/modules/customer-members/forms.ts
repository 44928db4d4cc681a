import { z } from "zod";
import { blankAsNull } from "@/lib/form";
import { Id } from "@/lib/id";
import { CreateCustomerPortalMember, UpdateCustomerPortalMember } from "./schema";

const { email, name, role } = CreateCustomerPortalMember.shape;
const added = { email, name: blankAsNull(name.unwrap().unwrap()), role };
const changed = { id: Id, name: added.name, role: UpdateCustomerPortalMember.shape.role };

/** Of the merchant's page of a customer. */
const ofCustomer = { customer_id: Id };
export const AddMemberForm = z.strictObject({ ...ofCustomer, ...added });
export const ChangeMemberForm = z.strictObject({ ...ofCustomer, ...changed });
export const RemoveMemberForm = z.strictObject({ ...ofCustomer, id: Id });

/** Of the portal of the organization with this slug. */
const ofPortal = { portal: z.string().min(1).max(100) };
export const AddOwnMemberForm = z.strictObject({ ...ofPortal, ...added });
export const ChangeOwnMemberForm = z.strictObject({ ...ofPortal, ...changed });
export const RemoveOwnMemberForm = z.strictObject({ ...ofPortal, id: Id });
