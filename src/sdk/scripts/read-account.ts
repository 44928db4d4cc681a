import { defineScript } from "./define.ts";
import source from "./read-account.lua";

export const readAccount = defineScript({ source, keys: [], args: [] });
