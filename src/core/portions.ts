/** Rows that one statement takes, and contents or names that one question names. */
export const PORTION = 500

/** A list in parts that one question takes. */
export function portions<T>(all: readonly T[], size: number = PORTION): T[][] {
  const count = Math.ceil(all.length / size)
  return Array.from({ length: count }, (_, n) => all.slice(n * size, (n + 1) * size))
}
