export declare const transfer: import("./define.ts").Script<"amount" | "shares">;
