/**
 * Hands out the pieces of a text in their order, with the place of each, until `take` says false. `pattern` is global and
 * matches at every place, so that the pieces are all of the text: they need no list of what was found for each of them. Not
 * to be called again with the same pattern by `take`.
 */
export function eachToken(
  text: string,
  pattern: RegExp,
  take: (token: string, at: number) => boolean,
): void {
  pattern.lastIndex = 0
  for (let from = 0; from < text.length && pattern.test(text); ) {
    const to = pattern.lastIndex
    if (!take(text.slice(from, to), from)) return
    from = to
  }
}
