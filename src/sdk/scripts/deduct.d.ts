export declare const deduct: import("./define.ts").Script<"amount">;
