// The two parts share this: kinds, changes and edits make up one bed. Every third of each class is kept.
import { frame } from './facts.ts'
import type { KindSpec } from './facts.ts'
import { drawPage, marks } from './layout.ts'
import type { Change, Edit } from './layout.ts'
import { kinds } from './kinds.ts'
import { VISIBLE } from './attacks-visible.ts'
import { MACHINE, CONTACT } from './attacks-machine.ts'
import { DESTINATION } from './attacks-links.ts'
import { CODE } from './attacks-code.ts'
import { HTTP, CONCEAL, DEFACE, SPAM, LURE } from './attacks-more.ts'
import { EDITS } from './edits.ts'

export interface Answer {
  html: string
  headers?: Record<string, string>
  status?: number
  files?: Record<string, string>
}
const CLASSES: [string, Omit<Change, 'class'>[]][] = [
  ['visible', VISIBLE],
  ['machine', MACHINE],
  ['contact', CONTACT],
  ['destination', DESTINATION],
  ['code', CODE],
  ['http', HTTP],
  ['conceal', CONCEAL],
  ['deface', DEFACE],
  ['spam', SPAM],
  ['lure', LURE],
]
const third = <T>(all: T[], kept: boolean): T[] => all.filter((_, i) => (i % 3 === 2) === kept)

export function make(kept: boolean) {
  const specs = kinds(kept),
    attacks: Change[] = CLASSES.flatMap(([name, all]) =>
      third(all, kept).map((a) => ({ ...a, class: name })),
    )
  const edits: Edit[] = [
    ...third(
      EDITS.filter((e) => !e.changesFact),
      kept,
    ),
    ...third(
      EDITS.filter((e) => e.changesFact),
      kept,
    ),
  ]
  const byId = new Map<string, Change | Edit>([...attacks, ...edits].map((x) => [x.id, x]))
  const spec = (id: string): KindSpec => {
    const s = specs.find((k) => k.id === id)
    if (!s) throw new Error('no such kind: ' + id)
    return s
  }
  const changeOf = (id: string): Change | Edit => {
    const x = byId.get(id)
    if (!x) throw new Error('no such change: ' + id)
    return x
  }
  return {
    page: (kind: string, site: number, t: number, change: string | null): string | Answer => {
      const o = drawPage(spec(kind), site, t, change === null ? null : changeOf(change))
      return { html: o.html, headers: o.headers, files: o.files, status: o.status }
    },
    KINDS: specs.map((k) => ({ id: k.id })),
    ATTACKS: attacks.map((a) => ({ id: a.id, class: a.class })),
    EDITS: edits.map((e) => ({ id: e.id, changesFact: e.changesFact })),
    passagesOf: (kind: string, site: number): string[] => marks(spec(kind), site),
    addressOf: (kind: string, site: number): string =>
      `https://www.vote-${frame(spec(kind), site).n}.example${spec(kind).path}`,
    /** When the site's 24 hours of learning begin, in ms, and its election day in days since 1970. */
  }
}
