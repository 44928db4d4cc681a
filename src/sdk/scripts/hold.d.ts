export declare const hold: import("./define.ts").Script<"amount" | "holdId" | "ttlMs">;
