/** The cookie that names the organization (slug) one was at last: /dashboard leads there. */
export const LAST_ORGANIZATION_COOKIE = "florin-organization";
