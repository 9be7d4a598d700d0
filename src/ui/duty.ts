import { defineTexts } from '../core/text.ts'
import type { Translator } from '../core/text.ts'
import type { Time } from '../core/time.ts'
import { type Html, html } from './html.ts'
import { timeMark } from './time.ts'

/** Somebody who is on duty, as far as the office keeps it here. */
export interface OnDuty {
  readonly post: string
  readonly label: string | null
  readonly contact: string | null
  readonly until: Time
}

const texts = defineTexts('on-duty', {
  onDuty: { en: 'On duty now', ar: 'المناوب الآن' },
  until: { en: 'until {time}', ar: 'حتى {time}' },
  nobody: { en: 'Nobody is on the duty list now.', ar: 'لا أحد في قائمة المناوبة الآن.' },
})

/** Whom to call, in one line; stands wherever somebody may have to. */
export function dutyLine(
  t: Translator,
  { now, zone }: { readonly now: readonly OnDuty[]; readonly zone: string },
): Html {
  if (now.length === 0) return html`<p class="hint">${t(texts.nobody)}</p>`
  const one = ({ post, label, contact, until }: OnDuty) =>
    html`<bdi>${post}${label !== null && ` · ${label}`}</bdi>${contact !== null && html` <bdi dir="ltr"><strong>${contact}</strong></bdi>`} ${t.parts(texts.until, { time: timeMark(t, { at: until, zone }) })}`
  const all = now.map((who, index) => [index > 0 && html`<br>`, one(who)])
  return html`<p class="hint">${t(texts.onDuty)}: ${all}</p>`
}
