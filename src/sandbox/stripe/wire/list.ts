import type { CreatedRange, Page, PageRequest, Table } from "../store/table.ts";
import { invalidRequest, noSuch } from "./api-error.ts";
import type { Form } from "./form.ts";
import { integer, nested, text } from "./parameters.ts";

/** The names that every list takes besides its own filters. */
export const pagingNames = ["limit", "starting_after", "ending_before"] as const;

/** Narrowing of a list by indexed columns. */
export type Filter = Pick<PageRequest, "where" | "like" | "created">;

/** Answers one page as Stripe's list object. `kind` is the word used when a cursor names nothing. */
export function listOf<T extends { readonly id: string; readonly created: number }>(
  table: Table<T>,
  form: Form,
  url: string,
  kind: string,
  filter: Filter,
): { object: "list"; url: string; has_more: boolean; data: T[] } {
  const page = table.page({ ...filter, ...paging(table, form, kind) });
  return { object: "list", url, has_more: page.hasMore, data: page.data };
}

function paging<T extends { readonly id: string; readonly created: number }>(
  table: Table<T>,
  form: Form,
  kind: string,
): Pick<PageRequest, "after" | "before" | "limit"> {
  const after = text(form, "starting_after");
  const before = text(form, "ending_before");
  if (after !== undefined && before !== undefined) {
    throw invalidRequest(
      "Give starting_after or ending_before, not both.",
      "ending_before",
      "parameters_exclusive",
    );
  }
  return {
    limit: pageLimit(form),
    ...(after === undefined ? {} : { after: placeOf(table, after, kind, "starting_after") }),
    ...(before === undefined ? {} : { before: placeOf(table, before, kind, "ending_before") }),
  };
}

function placeOf<T extends { readonly id: string; readonly created: number }>(
  table: Table<T>,
  id: string,
  kind: string,
  param: string,
): number {
  const place = table.place(id);
  if (place === undefined) throw noSuch(kind, id, param);
  return place;
}

/** 1 to 100, by default 10. */
function pageLimit(form: Form): number {
  const limit = integer(form, "limit") ?? 10;
  if (limit < 1 || limit > 100) throw invalidRequest("The limit must be between 1 and 100.", "limit");
  return limit;
}

/** The filter `created=…` or `created[gte]=…`. */
export function createdRange(form: Form): { created?: CreatedRange } {
  const given = form.created;
  if (given === undefined) return {};
  if (typeof given === "string") {
    const moment = integer(form, "created") ?? 0;
    return { created: { gte: moment, lte: moment } };
  }
  const bounds = nested(form, "created") ?? {};
  const created: Record<string, number> = {};
  for (const bound of Object.keys(bounds)) {
    if (!["gt", "gte", "lt", "lte"].includes(bound)) {
      throw invalidRequest(
        `Received unknown parameter: created[${bound}]`,
        `created[${bound}]`,
        "parameter_unknown",
      );
    }
    created[bound] = integer(bounds, bound) ?? 0;
  }
  return { created };
}

/**
 * Answers a search in the simple form `metadata['key']:'value'`, also several joined with AND, and the indexed
 * fields named in `columns`. Refuses what goes beyond it rather than answering something else.
 */
export function searchOf<T extends { readonly id: string; readonly created: number }>(
  table: Table<T>,
  form: Form,
  url: string,
  columns: readonly string[],
): object {
  const page: Page<T> = table.page({
    ...readQuery(text(form, "query") ?? "", columns),
    limit: pageLimit(form),
    ...searchCursor(form),
  });
  return {
    object: "search_result",
    url,
    has_more: page.hasMore,
    next_page: page.hasMore && page.last !== null ? String(page.last) : null,
    data: page.data,
  };
}

function searchCursor(form: Form): { after?: number } {
  const cursor = integer(form, "page");
  return cursor === undefined ? {} : { after: cursor };
}

function readQuery(query: string, columns: readonly string[]): Pick<PageRequest, "where" | "metadata"> {
  const where: Record<string, string> = {};
  const metadata: Record<string, string> = {};
  for (const clause of query.split(/\s+AND\s+/i)) {
    const match = /^\s*(?:metadata\[(["'])(.+)\1\]|(\w+)):(["'])(.*)\4\s*$/.exec(clause);
    const [, , key, column, , value] = match ?? [];
    if (key !== undefined && value !== undefined) metadata[key] = value;
    else if (column !== undefined && value !== undefined && columns.includes(column)) where[column] = value;
    else throw invalidRequest(`This search is not understood: ${clause}`, "query");
  }
  return { where, metadata };
}
