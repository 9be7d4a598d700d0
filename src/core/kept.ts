/**
 * The same function, which works out an answer once and keeps it: for what depends on nothing but its one argument. Keeps
 * `most` answers; when more are asked for, all are worked out anew.
 */
export function kept<A, V>(most: number, answer: (asked: A) => V): (asked: A) => V {
  const answers = new Map<A, V>()
  return (asked) => {
    const known = answers.get(asked)
    if (known !== undefined) return known
    const made = answer(asked)
    if (answers.size >= most) answers.clear()
    answers.set(asked, made)
    return made
  }
}
