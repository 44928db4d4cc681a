import type { ReactNode } from "react";
import { CodeBlock } from "@/components/ui/code-block";
import type { ApiDocument } from "../document";
import { errorKindsOf } from "../error-kinds";
import { slugOf } from "../groups";
import { groupsOf } from "../operations";
import { ErrorList } from "./error-list";
import { withCode } from "./field-list";

/** Requests in a minute: of a token, and of an address without one. */
export type Limits = { token: number; address: number };

/** What holds for every endpoint, the groups, and every error. */
export function OverviewPage({ document, limits }: { document: ApiDocument; limits: Limits }) {
  const groups = groupsOf(document);
  const server = document.servers[0]?.url ?? "";
  return (
    <div className="grid max-w-3xl gap-10">
      <div className="grid gap-2">
        <h1 className="font-semibold text-3xl tracking-tight">API reference</h1>
        <p className="text-lg text-muted-foreground">
          Everything that the dashboard does, for programs. Made from the same schemas that check each
          request.
        </p>
      </div>
      <Chapter id="groups" title="Groups">
        <ul className="grid gap-x-8 gap-y-3 sm:grid-cols-2">
          {groups.map(({ name, title, description }) => (
            <li key={name}>
              <a href={`/docs/api/${slugOf(name)}`} className="font-medium text-primary-text hover:underline">
                {title}
              </a>
              <p className="text-muted-foreground text-sm">{withCode(description)}</p>
            </li>
          ))}
        </ul>
      </Chapter>
      <Chapter id="authentication" title="Authentication">
        <Text>
          Make an access token in the dashboard under Settings, with the scopes that your program needs, and
          send it with every request. It belongs to one organization; whatever is another's answers 404.
        </Text>
        <CodeBlock
          samples={[
            {
              label: "curl",
              language: "bash",
              code: `export FLORIN_TOKEN=florin_oat_…\ncurl '${server}/products' -H "Authorization: Bearer $FLORIN_TOKEN"`,
            },
          ]}
        />
        <Text>
          Polar's official clients work too: give them this server and such a token. Paths answer under
          `/api/v1` and `/v1`, with and without a slash at the end.
        </Text>
      </Chapter>
      <Chapter id="shapes" title="Shapes">
        <Text>
          JSON in snake_case, UTF-8. Every key is always there, as `null` where there is nothing; new keys may
          come. Ids are UUIDs that sort by time. Amounts are integers in the minor unit of their currency
          (1999 is $19.99, and ¥1,999), currencies lowercase ISO 4217, instants ISO 8601 in UTC, countries ISO
          3166, states as `US-CA`.
        </Text>
        <Text>
          In a PATCH a field that is absent stays as it is, and `null` clears it. `metadata` is replaced as a
          whole. A field that is not known is refused, so that a slip of the pen does not pass unseen.
        </Text>
      </Chapter>
      <Chapter id="idempotency" title="Idempotency">
        <Text>
          Send `Idempotency-Key` with POST, PATCH and DELETE. The first answer is kept for 24 hours and comes
          again for the same request under the same key, with `Idempotency-Replayed: true`. Another body under
          that key answers 422 `IdempotencyMismatch`; while the first still runs, 409 `IdempotencyInProgress`.
        </Text>
      </Chapter>
      <Chapter id="lists" title="Lists">
        <Text>
          `page` from 1, `limit` up to 100. `sorting` takes names, a minus turns the order:
          `sorting=-created_at,name`. A filter given twice means either: `status=open&status=expired`.
          `metadata[plan]=pro` filters by metadata. `total_count` is exact up to 10,000 items past the page.
        </Text>
      </Chapter>
      <Chapter id="limits" title="Rate limits">
        <Text>
          {`A token may ask ${limits.token.toLocaleString("en")} times a minute, an address without one ${limits.address.toLocaleString("en")} times. Every answer says what is left in \`RateLimit-Limit\`, \`RateLimit-Remaining\` and \`RateLimit-Reset\` (seconds); a refusal is 429 with \`Retry-After\`.`}
        </Text>
      </Chapter>
      <Chapter id="errors" title="Errors">
        <Text>
          `error` is the kind, `detail` one sentence that says what to change; of 422, a list of places.
          `X-Request-Id` stands on every answer and in the log. What answers 503 or 429 may be sent again as
          it is.
        </Text>
        <ErrorList kinds={errorKindsOf(document, groups)} />
      </Chapter>
    </div>
  );
}

function Chapter({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="grid gap-3">
      <h2 id={id} className="scroll-mt-20 border-b pb-1 font-semibold text-xl">
        {title}
      </h2>
      {children}
    </section>
  );
}

const Text = ({ children }: { children: string }) => <p className="leading-6">{withCode(children)}</p>;
