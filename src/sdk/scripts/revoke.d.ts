export declare const revoke: import("./define.ts").Script<"amount" | "grantId">;
