import { askAll, askOne, type Asking, type SpfAnswer } from './asking.ts'
import { exchangersIn } from './evaluate.ts'
import { MAX_HOSTS } from './limits.ts'
import { isName } from './macro.ts'
import { FAMILIES, type Family, networksAround, NOBODY, type Space, spaceOf } from './space.ts'
import { breakAt, countVoids, type Path, type Walk } from './walk.ts'

/** A term about hosts, at the end of a way, and who comes to it. */
export interface HostTerm {
  readonly name: string
  readonly path: Path
  readonly space: Space
  /** Bits of an address that count. */
  readonly bits4: number
  readonly bits6: number
}

/** The addresses of a host (`a`). */
export function* hostAddresses(walk: Walk, term: HostTerm): Asking<Space> {
  return yield* addressesOf(walk, term, [term.name])
}

/** The addresses of the mail exchangers of a domain (`mx`). */
export function* exchangerAddresses(walk: Walk, term: HostTerm): Asking<Space> {
  const { name, path, space } = term
  const answer = isName(name) ? yield* askOne(name, 'MX') : []
  if (typeof answer === 'string') {
    breakAt(walk, answer, path, space)
    return NOBODY
  }
  if (answer.length === 0) countVoids(walk, { v4: 1, v6: 1 }, path, space)
  const hosts = exchangersIn(answer)
  if (hosts.length > MAX_HOSTS) {
    breakAt(walk, 'exchangers', path, space)
    return NOBODY
  }
  return yield* addressesOf(walk, term, hosts)
}

/** Whether a name has an address, so that `exists` means everybody who comes to it. */
export function* hasAddress(
  walk: Walk,
  { name, path, space }: Pick<HostTerm, 'name' | 'path' | 'space'>,
): Asking<boolean> {
  const answer = isName(name) ? yield* askOne(name, 'A') : []
  if (typeof answer === 'string') breakAt(walk, answer, path, space)
  else if (answer.length === 0) countVoids(walk, { v4: 1, v6: 1 }, path, space)
  return typeof answer !== 'string' && answer.length > 0
}

const TYPES = { v4: 'A', v6: 'AAAA' } as const

/** Addresses of hosts, of the families that come here: a receiver asks for those of its sender's only. */
function* addressesOf(walk: Walk, term: HostTerm, hosts: readonly string[]): Asking<Space> {
  const { path, space } = term
  const asked = hosts.filter(isName)
  const answers: Record<Family, readonly SpfAnswer[]> = { v4: [], v6: [] }
  for (const family of FAMILIES) {
    if (space[family].length > 0) answers[family] = yield* askAll(asked, TYPES[family])
  }
  const all = [...answers.v4, ...answers.v6]
  const missing = all.find((answer) => typeof answer === 'string')
  if (missing !== undefined) breakAt(walk, missing, path, space)
  const voids = (family: Family) => answers[family].filter(({ length }) => length === 0).length
  countVoids(walk, { v4: voids('v4'), v6: voids('v6') }, path, space)
  const addresses = all.flatMap((answer) => (typeof answer === 'string' ? [] : answer))
  return spaceOf(networksAround(addresses, term))
}
