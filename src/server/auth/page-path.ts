/** The request header in which proxy.ts tells a page the path and query that the browser asked for. */
export const PATH_HEADER = "x-florin-path";
