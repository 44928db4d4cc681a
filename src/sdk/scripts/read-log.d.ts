export declare const readLog: import("./define.ts").Script<"count" | "from" | "order" | "skip">;
