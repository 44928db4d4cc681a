import { defineScript } from "./define.ts";
import source from "./read-account.lua";

export const readAccount = defineScript({ name: "read-account", source, keys: [], args: [] });
