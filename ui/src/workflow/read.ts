// What came of reading a text that somebody typed.

/** The value, or a sentence that says what is wrong. */
export type Read<Value> = { value: Value } | { says: string };
