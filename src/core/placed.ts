// Lists that several slices fill together: each entry may say after which one it stands, and nobody picks a number.

/** An entry of such a list. `after` is the name of the entry that it follows; without it stands in the order of the slices. */
export interface Placed {
  readonly name: string
  readonly after?: string
}

/** The entries in the order that they ask for; one whose `after` is not there stands where it was. */
export function placed<E extends Placed>(entries: readonly E[]): E[] {
  const names = new Set(entries.map(({ name }) => name))
  const isRoot = ({ after }: Placed) => after === undefined || !names.has(after)
  const withFollowers = (entry: E): E[] => [
    entry,
    ...entries.filter(({ after }) => after === entry.name).flatMap(withFollowers),
  ]
  return entries.filter(isRoot).flatMap(withFollowers)
}

/** What is wrong with a list: a name twice, an `after` that is not there, entries that follow each other in a circle. */
export function placedFaults(what: string, entries: readonly Placed[]): string[] {
  const names = entries.map(({ name }) => name)
  const twice = names.filter((name, n) => names.indexOf(name) < n)
  const lost = entries.filter(({ after }) => after !== undefined && !names.includes(after))
  const standing = new Set(placed(entries).map(({ name }) => name))
  const inCircle = entries.filter(({ name }) => !standing.has(name))
  return [
    ...twice.map((name) => `Two ${what} are named ${name}: give one of them another name.`),
    ...lost.map(
      ({ name, after }) =>
        `The ${what} have ${name} after ${after}, which is not there: name one that is.`,
    ),
    ...inCircle.map(
      ({ name, after }) =>
        `The ${what} have ${name} after ${after}, and that after ${name} again: take one of them off.`,
    ),
  ]
}
