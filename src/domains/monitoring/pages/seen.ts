import type { View } from '../../../core/slice.ts'
import type { Content } from '../../../ui/html.ts'
import { moment } from '../../../ui/time.ts'
import { siteTexts as texts } from '../texts/pages.ts'

/** When something was last seen, or that it never was. */
export function seen(view: View, at: string | null): Content {
  return at === null ? view.t(texts.neverSeen) : moment(view, at)
}
