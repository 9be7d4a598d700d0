import type { View } from '../../core/slice.ts'

/** What people call a type of record; null for one that this version does not know. */
export function titleOf(type: string, { t, node }: Pick<View, 't' | 'node'>): string | null {
  const title = node.records.get(type)?.title
  return title === undefined ? null : t(title)
}
