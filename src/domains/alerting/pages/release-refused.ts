import type { Names } from '../../../core/names.ts'
import type { View } from '../../../core/slice.ts'
import type { Time } from '../../../core/time.ts'
import type { Html } from '../../../ui/html.ts'
import { personName } from '../../../ui/name.ts'
import { notification } from '../../../ui/notice.ts'
import { moment } from '../../../ui/time.ts'
import { texts } from '../texts/alerts.ts'

/** For whoever proposed: somebody was refused the release because he had read another proposal. */
export function releaseRefused(
  view: View,
  proposal: { readonly refusedBy: string | null; readonly refusedAt: Time | null } | null,
  names: Names,
): Html | null {
  const { refusedBy = null, refusedAt = null } = proposal ?? {}
  if (refusedBy === null || refusedAt === null) return null
  const person = personName(view, names, refusedBy)
  const body = view.t.parts(texts.releaseRefused, { person, time: moment(view, refusedAt) })
  return notification(view.t, { tone: 'warn', body })
}
