export declare const readAccount: import("./define.ts").Script<never>;
