"use client";

import { Upload } from "lucide-react";
import { type ReactNode, useState } from "react";
import { FormField } from "@/components/form/form";
import { DeleteDialog, EditDialog } from "@/components/form/noun-dialogs";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogBody,
  DialogClose,
  DialogContent,
  DialogFooter,
  DialogTrigger,
} from "@/components/ui/dialog";
import { Input } from "@/components/ui/input";
import { deleteFileAction, updateFileAction } from "../actions";
import type { DownloadableFile } from "../schema";
import { SendFiles } from "./send-files";

type SendProps = {
  trigger: ReactNode;
  title: string;
  description: string;
  organizationId: string;
  replaces?: DownloadableFile;
};

function SendDialog({ trigger, title, description, ...props }: SendProps) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>{trigger}</DialogTrigger>
      <DialogContent title={title} description={description}>
        <DialogBody>
          <SendFiles {...props} {...(props.replaces && { onStored: () => setOpen(false) })} />
        </DialogBody>
        <DialogFooter>
          <DialogClose asChild>
            <Button>Close</Button>
          </DialogClose>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}

export const UploadFiles = ({ organizationId }: { organizationId: string }) => (
  <SendDialog
    trigger={
      <Button variant="primary">
        <Upload aria-hidden />
        Upload files
      </Button>
    }
    title="Upload files"
    description="What is not whole when this is closed is given up. Add the files to a benefit afterwards."
    organizationId={organizationId}
  />
);

export const NewVersion = ({ file }: { file: DownloadableFile }) => (
  <SendDialog
    trigger={
      <Button size="icon-sm" variant="ghost" aria-label={`New version of ${file.name}`}>
        <Upload aria-hidden />
      </Button>
    }
    title={`New version of ${file.name}`}
    description="As soon as it is stored, whoever has the file gets this one in its place, earlier buyers too."
    organizationId={file.organization_id}
    replaces={file}
  />
);

export const EditFile = ({ file: { id, organization_id, name, version } }: { file: DownloadableFile }) => (
  <EditDialog
    name={name}
    title="Edit file"
    description="As buyers see it, and as it is named when it is saved."
    action={updateFileAction}
    hidden={{ organization_id, id }}
    refresh={[["files", organization_id]]}
  >
    <FormField name="name" label="Name">
      <Input name="name" defaultValue={name} maxLength={255} />
    </FormField>
    <FormField name="version" label="Version" optional>
      <Input name="version" defaultValue={version ?? ""} maxLength={100} />
    </FormField>
  </EditDialog>
);

/** Asks, and says who loses it. */
export const DeleteFile = ({ file: { id, organization_id, name } }: { file: DownloadableFile }) => (
  <DeleteDialog
    noun="file"
    name={name}
    title={`Delete “${name}”?`}
    description="It goes out of every benefit, and whoever bought it can fetch it no more. This cannot be undone."
    action={deleteFileAction}
    hidden={{ organization_id, id }}
    refresh={[
      ["files", organization_id],
      ["benefits", organization_id],
    ]}
  />
);
