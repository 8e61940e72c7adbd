/** A response as it travels: what the SDK makes a Date of is a number of seconds since 1970. */
export type Timestamps<T> = T extends Date
  ? number
  : T extends readonly (infer Item)[]
    ? Timestamps<Item>[]
    : T extends object
      ? {[K in keyof T]: Timestamps<T[K]>}
      : T;
