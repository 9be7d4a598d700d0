import type { View } from '../../../core/slice.ts'
import type { Choice } from '../../../ui/field.ts'

export function roleName({ t, node }: View, role: string): string {
  const title = node.roles.table.get(role)?.title
  return title === undefined ? role : t(title)
}

export function roleChoices({ t, node }: View): Choice[] {
  return [...node.roles.table].map(([value, { title }]) => ({ value, label: t(title) }))
}
