"use client";

import type { QueryKey } from "@tanstack/react-query";
import { Pencil, Plus, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { ConfirmDialog } from "../ui/alert-dialog";
import { Button } from "../ui/button";
import { FormDialog, type FormDialogProps } from "./form-dialog";
import type { FormState } from "./form-state";
import { type FormAction, useSend } from "./use-form-action";
import { useRefresh } from "./use-refresh";

type Common = {
  /** What is made, changed or deleted: "benefit". */
  noun: string;
  /** What is out of date afterwards. */
  refresh: readonly QueryKey[];
};

type Parts = "title" | "description" | "size" | "action" | "hidden" | "children";

/** In a row of a list, whose `name` it is told by; else at the head of a page. */
const triggerLook = (verb: string, name: string | undefined) =>
  name === undefined ? {} : ({ variant: "ghost", size: "icon-sm", "aria-label": `${verb} ${name}` } as const);

type CreateProps<S extends FormState> = Common &
  Pick<FormDialogProps<S>, Parts> & {
    /** The page of what was made, to go there. */
    pageOf?: (id: string) => string;
  };

/** A button, and the form behind it, that make one. */
export function CreateDialog<S extends FormState & { result?: { id: string } | undefined }>(
  props: CreateProps<S>,
) {
  const { noun, refresh, pageOf, ...dialog } = props;
  const router = useRouter();
  const reread = useRefresh(...refresh);
  return (
    <FormDialog
      {...dialog}
      trigger={
        <Button variant="primary">
          <Plus aria-hidden />
          New {noun}
        </Button>
      }
      submit="Create"
      onOk={({ result }) => {
        reread();
        if (result && pageOf) router.push(pageOf(result.id));
      }}
    />
  );
}

type EditProps<S extends FormState> = Omit<Common, "noun"> &
  Pick<FormDialogProps<S>, Parts> & {
    /** Given in a row of a list: whose row it is. */
    name?: string;
  };

/** A button, and the form behind it, that change one. */
export function EditDialog<S extends FormState>({ name, refresh, ...dialog }: EditProps<S>) {
  return (
    <FormDialog
      {...dialog}
      trigger={
        <Button {...triggerLook("Edit", name)}>
          <Pencil aria-hidden />
          {name === undefined ? "Edit" : null}
        </Button>
      }
      submit="Save"
      onOk={useRefresh(...refresh)}
    />
  );
}

type DeleteProps<S extends FormState> = Common & {
  /** Given in a row of a list: whose row it is. */
  name?: string;
  title: string;
  /** What goes with it, and what stays. */
  description: string;
  children?: ReactNode;
  action: FormAction<S>;
  hidden: { readonly [name: string]: string };
  /** Where to go, when what was deleted had this page. */
  leaveTo?: string;
};

/** A button that deletes one, after a question. */
export function DeleteDialog<S extends FormState>(props: DeleteProps<S>) {
  const { noun, name, action, hidden, refresh, leaveTo, ...question } = props;
  const router = useRouter();
  const reread = useRefresh(...refresh);
  const [send, pending] = useSend(action, () => {
    if (leaveTo) router.push(leaveTo);
    reread();
  });
  return (
    <ConfirmDialog
      {...question}
      trigger={
        <Button pending={pending} {...triggerLook("Delete", name)}>
          <Trash2 aria-hidden />
          {name === undefined ? "Delete" : null}
        </Button>
      }
      confirmLabel={`Delete ${noun}`}
      destructive
      onConfirm={() => send(hidden)}
    />
  );
}
