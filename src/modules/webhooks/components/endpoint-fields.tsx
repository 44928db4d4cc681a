import { FormField } from "@/components/form/form";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import type { WebhookEndpoint } from "../schema";

/** Where it is, what it is called and what it takes. */
export function EndpointFields({ endpoint }: { endpoint?: WebhookEndpoint }) {
  return (
    <>
      <FormField name="url" label="Address" required hint="https, and of the internet.">
        <Input
          name="url"
          type="url"
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          maxLength={2_048}
          placeholder="https://example.com/webhooks"
          defaultValue={endpoint?.url ?? ""}
        />
      </FormField>
      <div className="grid gap-4 sm:grid-cols-2">
        <FormField name="name" label="Name" optional hint="For you alone.">
          <Input name="name" autoComplete="off" maxLength={100} defaultValue={endpoint?.name ?? ""} />
        </FormField>
        <FormField name="format" label="Format" hint="A message, for a channel's incoming webhook.">
          <NativeSelect name="format" defaultValue={endpoint?.format ?? "raw"}>
            <option value="raw">JSON, for a program</option>
            <option value="discord">Discord</option>
            <option value="slack">Slack</option>
          </NativeSelect>
        </FormField>
      </div>
    </>
  );
}
