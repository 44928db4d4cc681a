"use client";

import Link from "next/link";
import { DescriptionList } from "@/components/layout/description-list";
import { LocalTime } from "@/components/time/local-time";
import { Button } from "@/components/ui/button";
import { CopyId } from "@/components/ui/copy-id";
import { Dialog, DialogBody, DialogContent } from "@/components/ui/dialog";
import { actionText, actorText, changedFields, objectPath } from "../audit-text";
import type { AuditEntry } from "../schema";

const Side = ({ value }: { value: string | null }) =>
  value === null ? (
    <span className="text-muted-foreground">nothing</span>
  ) : (
    <span className="whitespace-pre-wrap break-words font-mono text-xs">{value}</span>
  );

function Fields({ entry }: { entry: AuditEntry }) {
  const fields = changedFields(entry);
  if (fields.length === 0)
    return <p className="text-muted-foreground text-sm">No field of the database was changed by it.</p>;
  return (
    <table className="w-full table-fixed text-sm">
      <caption className="sr-only">What changed</caption>
      <thead>
        <tr className="border-b text-left text-muted-foreground text-xs">
          <th scope="col" className="w-1/4 py-1.5 pr-2 font-medium">
            Field
          </th>
          <th scope="col" className="py-1.5 pr-2 font-medium">
            Before
          </th>
          <th scope="col" className="py-1.5 font-medium">
            After
          </th>
        </tr>
      </thead>
      <tbody>
        {fields.map(({ name, before, after }) => (
          <tr key={name} className="border-b align-top last:border-b-0">
            <th scope="row" className="break-words py-1.5 pr-2 text-left font-medium text-xs">
              {name}
            </th>
            <td className="py-1.5 pr-2">{entry.before ? <Side value={before} /> : null}</td>
            <td className="py-1.5">{entry.after ? <Side value={after} /> : null}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type Props = {
  entry: AuditEntry | null;
  slug: string;
  onClose: () => void;
  /** Shows what else was done to the object, or by the person. */
  onOnly: (filter: { object_id?: string; actor_id?: string }) => void;
};

/** One entry, whole: who, when, from where, and each field before and after. */
export function AuditDialog({ entry, slug, onClose, onOnly }: Props) {
  if (!entry) return null;
  const { actor, object_id: objectId } = entry;
  const path = objectPath(entry);
  const facts = [
    {
      label: "Who",
      value: `${actorText(actor)}${actor.type === "system" && actor.name ? ` (${actor.name})` : ""}`,
    },
    { label: "When", value: <LocalTime at={entry.created_at} /> },
    ...(objectId ? [{ label: "Object", value: <CopyId id={objectId} label="Copy the object's ID" /> }] : []),
    ...(entry.request_id
      ? [{ label: "Request", value: <CopyId id={entry.request_id} label="Copy the request's ID" /> }]
      : []),
    ...(entry.address ? [{ label: "Address", value: entry.address }] : []),
  ];
  const actorId = actor.id;
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent title={actionText(entry.action)} size="lg">
        <DialogBody>
          <DescriptionList items={facts} />
          <Fields entry={entry} />
          <div className="flex flex-wrap gap-2">
            {path ? (
              <Link
                className="self-center text-primary-text text-sm underline"
                href={`/dashboard/${slug}/${path}`}
              >
                Open it
              </Link>
            ) : null}
            {objectId ? (
              <Button onClick={() => onOnly({ object_id: objectId })}>All that was done to it</Button>
            ) : null}
            {actorId ? (
              <Button onClick={() => onOnly({ actor_id: actorId })}>All that they did</Button>
            ) : null}
          </div>
        </DialogBody>
      </DialogContent>
    </Dialog>
  );
}
