/** The fields of a row that a schema names: what an output that was picked from the row holds. */
export function partOf<K extends string, R extends { readonly [P in K]: unknown }>(
  { shape }: { readonly shape: { readonly [P in K]: unknown } },
  row: R,
): Pick<R, K> {
  return Object.fromEntries(Object.keys(shape).map((key) => [key, row[key as K]])) as Pick<R, K>
}
