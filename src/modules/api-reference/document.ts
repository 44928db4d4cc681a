/** As much of an OpenAPI 3.1 document as ours uses. */
export type Schema = {
  $ref?: string;
  type?: string | string[];
  description?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  items?: Schema;
  prefixItems?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  not?: Schema;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  example?: unknown;
  format?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
};

type Content = Record<string, { schema?: Schema }>;

export type OperationObject = {
  operationId: string;
  tags: string[];
  summary: string;
  security: Record<string, string[]>[];
  parameters?: { in: string; name: string; required?: boolean; description?: string; schema: Schema }[];
  requestBody?: { content: Content };
  responses: Record<string, { description: string; content?: Content }>;
};

export type ApiDocument = {
  info: { title: string; version: string; description?: string };
  servers: { url: string }[];
  tags: { name: string; description: string }[];
  paths: Record<string, Record<string, OperationObject>>;
  components: { schemas: Record<string, Schema> };
};

const PREFIX = "#/components/schemas/";

/** The name that a reference leads to. */
export const refName = (schema: Schema): string | undefined => schema.$ref?.slice(PREFIX.length);

/** The schema itself where `schema` is a reference to a named one. */
export function resolve(document: ApiDocument, schema: Schema): Schema {
  const name = refName(schema);
  if (name === undefined) return schema;
  const found = document.components.schemas[name];
  if (!found) throw new Error(`the document refers to ${name} and does not hold it`);
  return found;
}

/** The schema without the null that it may also be. */
export function withoutNull(schema: Schema): Schema {
  const choices = schema.anyOf?.filter(({ type }) => type !== "null");
  const [only] = choices ?? [];
  if (!choices || choices.length === schema.anyOf?.length) return schema;
  const { anyOf: _, ...about } = schema;
  return only && choices.length === 1 ? { ...only, ...about } : { ...about, anyOf: choices };
}
