export declare const restore: import("./define.ts").Script<"checkpoint" | "expected" | "log" | "state">;
