import source from "./deduct.lua";
import { defineScript } from "./define.ts";

export const deduct = defineScript({ name: "deduct", source, keys: [], args: ["amount"] });
