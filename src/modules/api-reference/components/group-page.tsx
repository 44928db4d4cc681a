import { CodeBlock } from "@/components/ui/code-block";
import { type ApiDocument, refName, type Schema } from "../document";
import { objectsIn } from "../error-kinds";
import { exampleOf } from "../example";
import type { Group, Operation } from "../operations";
import { fieldsOf, isObject, typeOf } from "../shape";
import { FieldList, TypeName, withCode } from "./field-list";
import { OperationSection } from "./operation-section";

/** Every operation of a group, then the objects that they take and answer. */
export function GroupPage({ document, group }: { document: ApiDocument; group: Group }) {
  const { schemas } = document.components;
  const used = group.operations.flatMap(({ inQuery, body, success }) => [
    ...inQuery.map(({ schema }) => schema),
    body ?? {},
    success.schema ?? {},
  ]);
  const bodies = new Set(group.operations.map(({ body }) => body?.$ref));
  const objects = objectsIn(document, used).filter(
    (name) => isObject(schemas[name] ?? {}) && !bodies.has(`#/components/schemas/${name}`),
  );
  const answers = new Set(group.operations.map(answered));
  return (
    <div className="grid gap-12">
      <div className="grid gap-2">
        <h1 className="font-semibold text-3xl tracking-tight">{group.title}</h1>
        <p className="max-w-2xl text-lg text-muted-foreground">{withCode(group.description)}</p>
      </div>
      {group.operations.map((operation) => (
        <OperationSection key={operation.id} document={document} operation={operation} />
      ))}
      {objects.length > 0 ? (
        <section aria-labelledby="objects" className="grid gap-8 border-t pt-8">
          <h2 id="objects" className="scroll-mt-20 font-semibold text-xl">
            Objects
          </h2>
          {objects.map((name) => (
            <ObjectSection
              key={name}
              document={document}
              name={name}
              schema={schemas[name] ?? {}}
              hasExample={answers.has(name)}
            />
          ))}
        </section>
      ) : null}
    </div>
  );
}

type ObjectSectionProps = { document: ApiDocument; name: string; schema: Schema; hasExample: boolean };

function ObjectSection({ document, name, schema, hasExample }: ObjectSectionProps) {
  const example = { label: name, language: "json" as const, code: "" };
  if (hasExample) example.code = JSON.stringify(exampleOf(document, schema), null, 2);
  return (
    <section
      aria-labelledby={name}
      className="grid grid-cols-1 gap-6 xl:grid-cols-[minmax(0,1fr)_minmax(0,26rem)] xl:gap-10"
    >
      <div>
        <h3 id={name} className="scroll-mt-20 pb-2 font-medium font-mono">
          {name}
        </h3>
        {schema.description ? (
          <p className="pb-2 text-muted-foreground text-sm">{withCode(schema.description)}</p>
        ) : null}
        {schema.properties ? (
          <FieldList fields={fieldsOf(document, schema)} />
        ) : (
          <TypeName parts={typeOf(document, schema)} />
        )}
      </div>
      {hasExample ? (
        <CodeBlock className="self-start xl:sticky xl:top-20 [&_pre]:max-h-[70vh]" samples={[example]} />
      ) : null}
    </section>
  );
}

/** The object that an operation answers, alone or in a page. */
const answered = ({ success: { schema } }: Operation) =>
  refName(schema ?? {}) ?? refName(schema?.properties?.items?.items ?? {});
