export declare const release: import("./define.ts").Script<"holdId">;
