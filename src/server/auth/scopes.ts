export { type Role, type Scope, scopes, scopesOf } from "@/lib/scopes";
