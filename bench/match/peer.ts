// SQLite FTS5 with the porter stemmer over the same fields by the same weights: what one gets without a line of ranking.

import { DatabaseSync } from 'node:sqlite'
import type { Claim } from './corpus.ts'

export interface Peer {
  find(text: string, top: number): string[]
  close(): void
}

export function openPeer(pool: readonly Claim[]): Peer {
  const database = new DatabaseSync(':memory:')
  database.exec(
    "create virtual table claim using fts5(text, title, subtitle, tokenize = 'porter unicode61')",
  )
  const insert = database.prepare(
    'insert into claim (rowid, text, title, subtitle) values (?, ?, ?, ?)',
  )
  database.exec('begin')
  for (const [at, { claim, title, subtitle }] of pool.entries())
    insert.run(at + 1, claim, title, subtitle)
  database.exec('commit')
  const query = database.prepare(
    'select rowid from claim where claim match ? order by bm25(claim, 1.0, 1.0, 0.5), rowid limit ?',
  )
  return {
    find(text, top) {
      // Each word once and quoted; joined by OR, since no claim has all words of a post.
      const words = new Set(text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [])
      if (words.size === 0) return []
      const rows = query.all([...words].map((word) => `"${word}"`).join(' OR '), top)
      return rows.map((row) => pool[Number(row['rowid']) - 1]?.id ?? '')
    },
    close: () => database.close(),
  }
}
