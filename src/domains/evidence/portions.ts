/** Rows that one statement takes, and contents that one question names. */
const PORTION = 500

/** A list in parts that one question takes. */
export function portions<T>(all: readonly T[], size = PORTION): T[][] {
  const count = Math.ceil(all.length / size)
  return Array.from({ length: count }, (_, n) => all.slice(n * size, (n + 1) * size))
}
