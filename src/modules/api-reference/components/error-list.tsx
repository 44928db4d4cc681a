import type { ErrorKind } from "../error-kinds";
import { withCode } from "./field-list";

/** Every kind of failure, by status; each is the target of the links at the operations that answer it. */
export function ErrorList({ kinds }: { kinds: readonly ErrorKind[] }) {
  return (
    <dl className="grid text-sm">
      {kinds.map(({ name, status, description, fields }) => (
        <div
          key={name}
          id={name}
          className="grid scroll-mt-20 gap-x-4 border-b py-2 target:bg-primary-subtle sm:grid-cols-[15rem_1fr]"
        >
          <dt className="flex items-baseline gap-2 font-mono text-xs">
            <span className="font-semibold text-danger">{status}</span>
            <span className="break-all">{name}</span>
          </dt>
          <dd>
            {withCode(description)}
            {fields.length > 0 ? (
              <span className="text-muted-foreground">
                {" "}
                With {fields.map((field) => field.name).join(", ")}.
              </span>
            ) : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
