import { DescriptionList } from "@/components/layout/description-list";
import { LocalTime } from "@/components/time/local-time";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { CopyId } from "@/components/ui/copy-id";
import type { WebhookEndpoint } from "../schema";
import { EndpointSecret } from "./endpoint-secret";

const formats = { raw: "JSON", discord: "Discord message", slack: "Slack message" };

/** Address, secret and events of an endpoint. */
export function EndpointFacts({ endpoint, mayEdit }: { endpoint: WebhookEndpoint; mayEdit: boolean }) {
  const { id, url, format, events, created_at, modified_at } = endpoint;
  return (
    <Card>
      <CardHeader title="Details" />
      <CardContent className="grid gap-3 pt-2">
        <DescriptionList
          items={[
            { label: "Address", value: <span className="wrap-anywhere">{url}</span> },
            { label: "Format", value: formats[format] },
            { label: "Endpoint ID", value: <CopyId id={id} label="Copy endpoint ID" /> },
            { label: "Created", value: <LocalTime at={created_at} /> },
            { label: "Changed", value: modified_at ? <LocalTime at={modified_at} /> : null },
          ]}
        />
      </CardContent>
      <CardHeader title="Signing secret" description="Verify each delivery with it." className="border-t" />
      <CardContent className="pt-2">
        <EndpointSecret endpoint={endpoint} mayEdit={mayEdit} />
      </CardContent>
      <CardHeader title={`Events (${events.length})`} className="border-t" />
      <CardContent className="pt-2">
        <ul className="grid gap-1">
          {events.map((type) => (
            <li key={type}>
              <code className="wrap-anywhere font-mono text-xs">{type}</code>
            </li>
          ))}
        </ul>
      </CardContent>
    </Card>
  );
}
