export declare const extend: import("./define.ts").Script<"amount" | "holdId" | "ttlMs">;
