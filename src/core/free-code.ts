/** What is taken is drawn again; where one draw in a hundred is, twenty in a row never are. */
const MAX_DRAWS = 20

/** A code that nothing has yet: a message must not fail because chance gave it one that is in use. Throws Error where too many are. */
export async function freeCode(
  draw: () => string,
  isTaken: (code: string) => Promise<boolean>,
): Promise<string> {
  for (let drawn = 0; drawn < MAX_DRAWS; drawn += 1) {
    const code = draw()
    if (!(await isTaken(code))) return code
  }
  throw new Error('no free code was found')
}
