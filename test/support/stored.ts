// Everything that a store holds, whatever table it is in.

import type { NodeStore } from '../../src/platform/store/index.ts'
import { run } from '../../src/platform/store/lend.ts'
import { readCatalogue } from './catalogue.ts'

/** Rows of every table, each as text with bytes as they are; tables without rows are left out. */
export async function storedRows(store: NodeStore): Promise<ReadonlyMap<string, string>> {
  const stored = new Map<string, string>()
  for (const name of (await readCatalogue(store)).keys()) {
    const { rows } = await store.read((tx) => run(tx, `select * from ${name}`))
    const lines = rows.map((row) => Object.values(row).map(asText).join('\t'))
    if (lines.length > 0) stored.set(name, lines.toSorted().join('\n'))
  }
  return stored
}

function asText(value: unknown): string {
  return ArrayBuffer.isView(value)
    ? Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('latin1')
    : String(value)
}
