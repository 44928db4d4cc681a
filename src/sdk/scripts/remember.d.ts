export declare const remember: import("./define.ts").Script<"transaction">;
