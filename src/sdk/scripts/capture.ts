import source from "./capture.lua";
import { defineScript } from "./define.ts";

export const capture = defineScript({ name: "capture", source, keys: [], args: ["holdId", "amount"] });
