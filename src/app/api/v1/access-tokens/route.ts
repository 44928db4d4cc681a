export { createAccessToken as POST, listAccessTokens as GET } from "@/modules/access-tokens/routes";
