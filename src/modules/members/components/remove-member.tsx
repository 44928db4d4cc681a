"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useSend } from "@/components/form/use-form-action";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { removeMemberAction } from "../actions";
import { type Actor, decideRoleChange } from "../rules";
import type { Member } from "../schema";

type Props = { member: Member; actor: Actor; owners: number };

/** Takes somebody out of the organization, or oneself; nothing where the reader may not. */
export function RemoveMember({ member, actor, owners }: Props) {
  const client = useQueryClient();
  const isSelf = actor.userId === member.user_id;
  const [send, pending] = useSend(removeMemberAction, () => {
    // Whoever has left sees another organization's dashboard, or none.
    if (isSelf) window.location.assign("/dashboard");
    else client.invalidateQueries({ queryKey: ["members", member.organization_id] });
  });
  const target = { role: member.role, userId: member.user_id };
  if (decideRoleChange(actor, target, null, owners) !== "allowed") return null;
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" variant="ghost" pending={pending}>
          {isSelf ? "Leave" : "Remove"}
          <span className="sr-only">{isSelf ? " the organization" : ` ${member.name}`}</span>
        </Button>
      }
      title={isSelf ? "Leave the organization?" : `Remove ${member.name}?`}
      description={
        isSelf
          ? "You lose access at once. Somebody else has to invite you to come back."
          : `${member.email} loses access at once. Access tokens that they made go on working: revoke those too if they should not.`
      }
      confirmLabel={isSelf ? "Leave" : "Remove"}
      destructive
      onConfirm={() => send({ organization_id: member.organization_id, id: member.id })}
    />
  );
}
