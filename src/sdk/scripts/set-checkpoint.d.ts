export declare const setCheckpoint: import("./define.ts").Script<"keep" | "seq" | "state">;
