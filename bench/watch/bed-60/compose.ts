// Puts a site, a moment and a change together to an answer.
import { clock } from './draw.ts'
import { siteOf, hoursOf } from './site.ts'
import type { Site } from './site.ts'
import { isOutside } from './shell.ts'
import type { Answer } from './shell.ts'
import type { Kind } from './kind.ts'
import type { Change, Edit } from './attack.ts'

export function compose(kinds: Kind[], changes: (Change | Edit)[]) {
  const kindOf = new Map(kinds.map((k) => [k.id, k]))
  const changeOf = new Map(changes.map((x) => [x.id, x]))
  const find = (kind: string): Kind => {
    const k = kindOf.get(kind)
    if (!k) throw new Error('no such kind: ' + kind)
    return k
  }
  const site = (kind: string, n: number): Site => siteOf(find(kind), n)
  return {
    page(kind: string, n: number, t: number, change: string | null): Answer {
      const s = site(kind, n)
      const c = clock(t, s.zone)
      const drawn = find(kind).draw(s, c)
      if (change === null) return drawn
      const x = changeOf.get(change)
      if (!x) throw new Error('no such change: ' + change)
      if (isOutside(drawn)) return drawn
      const out: Answer = { ...drawn }
      x.do(out, s, c)
      return out
    },
    passagesOf(kind: string, n: number): string[] {
      const s = site(kind, n)
      if (s.spa) return []
      const all: string[] = []
      if (['home', 'where', 'reg', 'ballot', 'res', 'contact'].includes(s.type))
        all.push(hoursOf(s))
      if (['where', 'reg', 'ballot'].includes(s.type)) all.push(s.L.id)
      return n % 5 === 4 ? [] : all
    },
    addressOf(kind: string, n: number): string {
      const s = site(kind, n)
      return s.origin + (s.type === 'home' ? '/' : '/' + s.type)
    },
    startOf: (kind: string, n: number): number => site(kind, n).start,
    electionOf: (kind: string, n: number): number => site(kind, n).election * 86400000,
  }
}
