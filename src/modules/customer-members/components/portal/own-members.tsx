"use client";

import { Card, CardContent } from "@/components/ui/card";
import { addOwnMemberAction, changeOwnMemberAction, removeOwnMemberAction } from "../../own-actions";
import type { CustomerPortalMember } from "../../schema";
import { AddMember } from "../member-dialogs";
import { MemberRows } from "../member-rows";

type Props = { portal: string; members: readonly CustomerPortalMember[]; self: string };

/** Who may enter one's own portal. The actions read the page anew. */
export function OwnMembers({ portal, members, self }: Props) {
  const actions = {
    add: addOwnMemberAction,
    change: changeOwnMemberAction,
    remove: removeOwnMemberAction,
    hidden: { portal },
    onDone: () => undefined,
  };
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <div className="justify-self-start">
        <AddMember {...actions} />
      </div>
      <Card>
        <CardContent>
          <MemberRows members={members} actions={actions} self={self} />
        </CardContent>
      </Card>
    </div>
  );
}
