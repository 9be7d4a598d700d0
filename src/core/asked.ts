// What the address of a page asks for: text that anybody may have typed.

/** A question of the address if it is one of what may be asked, else undefined: a mistyped address shows everything. */
export function asked<T>(
  schema: { safeParse(value: unknown): { data?: T | undefined } },
  value: string | undefined,
): T | undefined {
  return value === undefined || value === '' ? undefined : schema.safeParse(value).data
}

/** Only the parts of an input that are there: an optional field may be missing, but not undefined. */
export function given<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }
}
