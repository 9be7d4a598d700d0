import { hash } from 'node:crypto'
import type { NodeFacts } from '../../core/action.ts'
import { kept } from '../../core/kept.ts'
import type { Tx } from '../../core/port.ts'
import { type LeftOut, parsePlaybook, type Playbook } from '../../lib/cacao/index.ts'
import { MAX_PLAYBOOKS } from './schema-playbook.ts'
import { playbooks } from './store.ts'

/** Playbooks that ship with the product: files of `content/playbooks`. */
const SHIPPED = ['defacement', 'dns-hijack', 'results-site-down', 'ransomware-register'] as const

/** A playbook with its text, and who brought it in; null for one that ships. */
export interface Known {
  readonly playbook: Playbook
  readonly text: string
  readonly sha256: string
  /** What of its file was left out or put right as it was brought in. */
  readonly leftOut: LeftOut[]
  readonly imported: { readonly by: string; readonly at: string } | null
}

const parsed = kept(MAX_PLAYBOOKS, (text: string) => ({
  text,
  playbook: parsePlaybook(text),
  sha256: hash('sha256', text),
}))

type Reading = { readonly tx: Tx; readonly node: NodeFacts }

function shipped({ node }: Reading): Known[] {
  return SHIPPED.map((name) => ({
    ...parsed(node.shippedContent(`playbooks/${name}.json`)),
    leftOut: [],
    imported: null,
  }))
}

/** All playbooks: those that ship, then those that people brought in, by their names. */
export async function allPlaybooks(ctx: Reading): Promise<Known[]> {
  const how = { order: ['name', 'id'], limit: MAX_PLAYBOOKS } as const
  const rows = await playbooks.many(ctx.tx, {}, how)
  const own = rows.map(({ text, leftOut, importedBy: by, importedAt: at }) => ({
    ...parsed(text),
    leftOut,
    imported: { by, at },
  }))
  return [...shipped(ctx), ...own]
}

/** The playbook of this identifier; undefined where there is none. */
export async function playbookOf(ctx: Reading, id: string): Promise<Known | undefined> {
  const ours = shipped(ctx).find(({ playbook }) => playbook.id === id)
  if (ours !== undefined) return ours
  const row = await playbooks.one(ctx.tx, { id })
  if (row === undefined) return undefined
  const { leftOut } = row
  return { ...parsed(row.text), leftOut, imported: { by: row.importedBy, at: row.importedAt } }
}
