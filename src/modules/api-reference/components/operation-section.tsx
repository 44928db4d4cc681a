import { Fragment } from "react";
import { Badge } from "@/components/ui/badge";
import { CodeBlock, type CodeSample } from "@/components/ui/code-block";
import type { ApiDocument, Schema } from "../document";
import type { Operation } from "../operations";
import { clientOf, curlOf, fetchOf, sampleRequestOf } from "../samples";
import { fieldOf, fieldsOf, typeOf } from "../shape";
import { FieldList, TypeName } from "./field-list";
import { MethodLabel } from "./method-label";

type OperationProps = { document: ApiDocument; operation: Operation };

/** One endpoint: who may call it, what it takes and answers, how it fails, and requests to copy. */
export function OperationSection({ document, operation }: OperationProps) {
  const { id, method, path, summary } = operation;
  return (
    <section
      aria-labelledby={id}
      className="grid grid-cols-1 gap-6 border-t pt-8 xl:grid-cols-[minmax(0,1fr)_minmax(0,26rem)] xl:gap-10"
    >
      <div className="grid content-start gap-6">
        <div className="grid gap-2">
          <h2 id={id} className="scroll-mt-20 font-semibold text-xl">
            <a href={`#${id}`} className="rounded-sm hover:underline">
              {summary}
            </a>
          </h2>
          <p className="flex flex-wrap items-baseline gap-x-2 break-all">
            <MethodLabel method={method} />
            <code className="font-mono text-sm">{path}</code>
          </p>
          <Callers operation={operation} />
        </div>
        <Inputs document={document} operation={operation} />
        <Answers document={document} operation={operation} />
      </div>
      <div className="grid content-start gap-4 xl:sticky xl:top-20 xl:self-start">
        <Samples document={document} operation={operation} />
      </div>
    </section>
  );
}

function Callers({ operation: { callers, scope } }: { operation: Operation }) {
  return (
    <p className="flex flex-wrap items-center gap-1.5 text-muted-foreground text-sm">
      {callers.map((caller) => (
        <Badge key={caller} tone="outline">
          {caller}
        </Badge>
      ))}
      {scope ? (
        <span>
          scope <code className="font-mono text-foreground text-xs">{scope}</code>
        </span>
      ) : null}
    </p>
  );
}

function Inputs({ document, operation: { inPath, inQuery, body } }: OperationProps) {
  const shaped = (parameters: Operation["inPath"]) =>
    parameters.map(({ name, schema, isRequired }) => fieldOf(document, name, schema, isRequired));
  return (
    <>
      {inPath.length > 0 ? <Fields title="In the path" fields={shaped(inPath)} /> : null}
      {inQuery.length > 0 ? <Fields title="In the query" fields={shaped(inQuery)} /> : null}
      {body ? <Fields title="In the body" fields={fieldsOf(document, body)} /> : null}
    </>
  );
}

function Fields({ title, fields }: { title: string; fields: ReturnType<typeof fieldsOf> }) {
  return (
    <div>
      <h3 className="pb-2 font-medium">{title}</h3>
      <FieldList fields={fields} marks="required" />
    </div>
  );
}

function Answers({ document, operation: { success, errors } }: OperationProps) {
  return (
    <div className="grid gap-2">
      <h3 className="font-medium">Answers</h3>
      <ul className="grid gap-1.5 text-sm">
        <li className="flex flex-wrap items-baseline gap-x-2">
          <code className="font-mono font-semibold text-success text-xs">{success.status}</code>
          <Answer document={document} schema={success.schema} contentType={success.contentType} />
        </li>
        {errors.map(({ status, kinds }) => (
          <li key={status} className="flex flex-wrap items-baseline gap-x-2">
            <code className="font-mono font-semibold text-danger text-xs">{status}</code>
            <span>
              {kinds.map((kind, index) => (
                <Fragment key={kind}>
                  {index > 0 ? ", " : null}
                  <a href={`/docs/api#${kind}`} className="text-muted-foreground hover:underline">
                    {kind}
                  </a>
                </Fragment>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

type AnswerProps = { document: ApiDocument; schema: Schema | null; contentType: string | null };

function Answer({ document, schema, contentType }: AnswerProps) {
  if (!schema) return <span className="text-muted-foreground">no body</span>;
  if (contentType !== "application/json") return <span className="text-muted-foreground">{contentType}</span>;
  const items = schema.properties?.items;
  if (!items) return <TypeName parts={typeOf(document, schema)} />;
  return <TypeName parts={[{ text: "page: " }, ...typeOf(document, items)]} />;
}

function Samples({ document, operation }: OperationProps) {
  const request = sampleRequestOf(document, operation);
  if (!request) return null;
  const client = clientOf(request);
  const samples: CodeSample[] = [
    { label: "curl", language: "bash", code: curlOf(request) },
    { label: "TypeScript", language: "typescript", code: fetchOf(request) },
    ...(client ? [{ label: "Client", language: "typescript" as const, code: client }] : []),
  ];
  return <CodeBlock samples={samples} />;
}
