import { Fragment } from "react";
import type { FieldShape, TypePart } from "../shape";

type FieldListProps = {
  fields: readonly FieldShape[];
  /** Whether a field that need not be there says so (what is sent), or one that must be (what is answered). */
  marks?: "required" | "none";
};

// Rows are many on a page: their classes stand once, on the list.
const list =
  "grid border-t text-sm [&>div]:grid [&>div]:gap-0.5 [&>div]:border-b [&>div]:py-2.5 [&>div>dt]:flex [&>div>dt]:flex-wrap [&>div>dt]:items-baseline [&>div>dt]:gap-x-2 [&>div>dt>code]:break-all [&>div>dt>code]:font-medium [&>div>dt>code]:font-mono [&>div>dt>code]:text-xs [&>div>dd]:grid [&>div>dd]:gap-1 [&>div>dd]:text-muted-foreground";

/** Fields of an object, or parameters: name, type, meaning and bounds. */
export function FieldList({ fields, marks = "none" }: FieldListProps) {
  return (
    <dl className={list}>
      {fields.map((field) => (
        <div key={field.name}>
          <dt>
            <code>{field.name}</code>
            <TypeName parts={field.type} />
            {marks === "required" && field.isRequired ? (
              <span className="font-medium text-warning text-xs">required</span>
            ) : null}
          </dt>
          <dd>
            <FieldNotes field={field} />
            {field.fields.length > 0 ? (
              <div className="mt-1 pl-4">
                <FieldList fields={field.fields} marks={marks} />
              </div>
            ) : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** A type in words; a named object leads to its paragraph on the page. */
export function TypeName({ parts }: { parts: readonly TypePart[] }) {
  return (
    <span className="text-muted-foreground text-xs">
      {parts.map(({ text, ref }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a type have no other name and never move
        <Fragment key={index}>
          {ref === undefined ? (
            text
          ) : (
            <a href={`#${ref}`} className="text-primary-text underline">
              {text}
            </a>
          )}
        </Fragment>
      ))}
    </span>
  );
}

function FieldNotes({ field: { description, values, limits } }: { field: FieldShape }) {
  return (
    <>
      {description ? <p>{withCode(description)}</p> : null}
      {values.length > 0 ? (
        <p className="flex flex-wrap gap-x-2 gap-y-1">
          <span className="text-xs">One of</span>
          {values.map((value) => (
            <code key={value} className="rounded-sm bg-muted px-1 font-mono text-foreground text-xs">
              {value}
            </code>
          ))}
        </p>
      ) : null}
      {limits.length > 0 ? <p className="text-xs">{limits.join(" · ")}</p> : null}
    </>
  );
}

/** Descriptions are plain sentences in which code stands between backticks. */
export function withCode(text: string) {
  let at = 0;
  return text.split(/(`[^`]+`)/).map((part) => {
    const key = at;
    at += part.length;
    return part.startsWith("`") ? (
      <code key={key} className="rounded-sm bg-muted px-1 font-mono text-[0.92em] text-foreground">
        {part.slice(1, -1)}
      </code>
    ) : (
      part
    );
  });
}
