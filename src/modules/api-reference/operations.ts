import type { ApiDocument, OperationObject, Schema } from "./document";
import { groups, slugOf } from "./groups";

export type Parameter = { name: string; schema: Schema; isRequired: boolean };

/** One endpoint, as the reference shows it. */
export type Operation = {
  /** `orders.list`; also the anchor on its page. */
  id: string;
  group: string;
  method: string;
  path: string;
  summary: string;
  /** The scope that an access token needs; null where no token can call it, or it needs none. */
  scope: string | null;
  callers: readonly ("access token" | "customer session" | "dashboard" | "anybody")[];
  inPath: Parameter[];
  inQuery: Parameter[];
  body: Schema | null;
  success: { status: string; contentType: string | null; schema: Schema | null };
  /** By status, the kinds of failure that it may answer. */
  errors: { status: string; kinds: string[] }[];
};

export type Group = { name: string; title: string; description: string; operations: Operation[] };

/** Every operation of the document, by group, in the document's order. */
export function groupsOf(document: ApiDocument): Group[] {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, object]) => operationOf(method.toUpperCase(), path, object)),
  );
  return groups
    .map((group) => ({ ...group, operations: operations.filter(({ group: name }) => name === group.name) }))
    .filter((group) => group.operations.length > 0);
}

/** The group whose page has this last part of an address, or undefined. */
export const groupNamed = (document: ApiDocument, slug: string): Group | undefined =>
  groupsOf(document).find(({ name }) => slugOf(name) === slug);

/** Where an operation is described. */
export const hrefOf = ({ group, id }: Pick<Operation, "group" | "id">): string =>
  `/docs/api/${slugOf(group)}#${id}`;

function operationOf(method: string, path: string, object: OperationObject): Operation {
  const at = (place: string): Parameter[] =>
    (object.parameters ?? [])
      .filter((parameter) => parameter.in === place)
      .map(({ name, schema, required = false }) => ({ name, schema, isRequired: required }));
  const responses = Object.entries(object.responses);
  const [status, answer] = responses.find(([code]) => code.startsWith("2")) ?? ["204", undefined];
  const [contentType, content] = Object.entries(answer?.content ?? {})[0] ?? [null, undefined];
  const token = object.security.find((way) => "access_token" in way);
  return {
    id: object.operationId,
    group: object.tags[0] ?? "",
    method,
    path,
    summary: object.summary,
    scope: token?.access_token?.[0] ?? null,
    callers: callersOf(object.security),
    inPath: at("path"),
    inQuery: at("query"),
    body: object.requestBody?.content["application/json"]?.schema ?? null,
    success: { status, contentType, schema: content?.schema ?? null },
    errors: responses
      .filter(([code]) => !code.startsWith("2"))
      .map(([code, { description }]) => ({ status: code, kinds: description.split(", ") })),
  };
}

function callersOf(security: OperationObject["security"]): Operation["callers"] {
  if (security.some((way) => Object.keys(way).length === 0)) return ["anybody"];
  const names = security.flatMap((way) => Object.keys(way));
  return [
    ...(names.includes("access_token") ? (["access token"] as const) : []),
    ...(names.includes("customer_session") ? (["customer session"] as const) : []),
    ...(names.includes("session") ? (["dashboard"] as const) : []),
  ];
}
