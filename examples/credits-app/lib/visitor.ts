/** The cookie that stands for a sign-in in this example. */
export const VISITOR = "visitor";

export const isVisitor = (id: string | undefined): id is string => /^[0-9a-f-]{36}$/.test(id ?? "");
