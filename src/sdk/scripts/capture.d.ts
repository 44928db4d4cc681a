export declare const capture: import("./define.ts").Script<"amount" | "holdId">;
