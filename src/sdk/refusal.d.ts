/** The error that a script's word stands for. Nothing was changed then. */
export declare function refusalOf([word, detail]: [string, ...unknown[]], required: number): Error;
