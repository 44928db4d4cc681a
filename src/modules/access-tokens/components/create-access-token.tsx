"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { FormField } from "@/components/form/form";
import { FormDialog } from "@/components/form/form-dialog";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { CodeBlock } from "@/components/ui/code-block";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import type { Scope } from "@/lib/scopes";
import { createAccessTokenAction } from "../actions";
import type { CreatedAccessToken } from "../schema";
import { ScopesField } from "./scopes-field";

type Props = {
  organizationId: string;
  /** What the reader may give. */
  scopes: readonly Scope[];
  /** Where the API is: `http://127.0.0.1:3000/api/v1`. */
  apiUrl: string;
};

const lifetimes = [
  { value: "7", label: "7 days" },
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
  { value: "365", label: "A year" },
  { value: "", label: "Never" },
];

/** The token, for the only time. */
function Shown({ made, apiUrl, onClose }: { made: CreatedAccessToken; apiUrl: string; onClose: () => void }) {
  const code = `curl ${apiUrl}/products \\\n  -H "Authorization: Bearer ${made.token}"`;
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent
        title={`Your token: ${made.name}`}
        // Whoever presses beside the window by accident would lose the token for good.
        onPointerDownOutside={(event) => event.preventDefault()}
      >
        <DialogBody>
          <Alert tone="warning">
            Copy it now: it is not shown again. Whoever has it can do what its scopes allow.
          </Alert>
          <Field label="Access token">
            <Input
              readOnly
              value={made.token}
              className="font-mono"
              onFocus={(event) => event.target.select()}
            />
          </Field>
          {made.scopes.includes("products:read") ? (
            <CodeBlock samples={[{ label: "Try it", language: "bash", code }]} />
          ) : null}
        </DialogBody>
        <DialogFooter>
          <DialogClose asChild>
            <Button>Done</Button>
          </DialogClose>
          <CopyButton value={made.token} variant="primary">
            Copy token
          </CopyButton>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}

/** Makes an access token and shows it this once. */
export function CreateAccessToken({ organizationId, scopes, apiUrl }: Props) {
  const client = useQueryClient();
  const [made, setMade] = useState<CreatedAccessToken | null>(null);
  return (
    <>
      <FormDialog
        trigger={
          <Button variant="primary">
            <Plus aria-hidden />
            New token
          </Button>
        }
        title="New access token"
        action={createAccessTokenAction}
        hidden={{ organization_id: organizationId }}
        submit="Create token"
        onOk={({ result }) => {
          if (result) setMade(result);
          client.invalidateQueries({ queryKey: ["access_tokens", organizationId] });
        }}
      >
        <FormField
          name="name"
          label="Name"
          required
          hint="Where it will be used, such as Website or Backups."
        >
          <Input name="name" maxLength={100} autoComplete="off" />
        </FormField>
        <FormField name="expires_in_days" label="Expires after">
          <NativeSelect name="expires_in_days" defaultValue="90">
            {lifetimes.map(({ value, label }) => (
              <option key={label} value={value}>
                {label}
              </option>
            ))}
          </NativeSelect>
        </FormField>
        <ScopesField scopes={scopes} />
      </FormDialog>
      {made ? <Shown made={made} apiUrl={apiUrl} onClose={() => setMade(null)} /> : null}
    </>
  );
}
