import type { View } from '../core/slice.ts'
import type { Time } from '../core/time.ts'
import { type Shape, shapeOf, type Tone } from './badge.ts'
import { countdown } from './countdown.ts'
import { buttonLink } from './form.ts'
import { type Content, type Html, html } from './html.ts'
import { deskTexts } from './desk-texts.ts'

/** Work that waits: what it is, since when or until when, and the way to do it. */
export interface QueueItem {
  readonly what: Content
  readonly more?: Content
  readonly href: string
  /** Words of the button; its verb. */
  readonly act: string
  /** What else can be done with it. */
  readonly aside?: Content
  readonly tone: Tone
  readonly shape: Shape
  readonly since: Time
  /** When it lapses, or is late from; null where it may wait. */
  readonly until: Time | null
  readonly end?: 'late' | undefined
  /** What else comes from the same, below it. */
  readonly others?: Content
}

type Times = Pick<QueueItem, 'since' | 'until' | 'end'>

/** When something of a queue lapses or is late, or since when it waits, with what that time means. */
export function leftOf(view: Pick<View, 't' | 'now' | 'node'>, item: Times): Html {
  return html`${clock(view, item)}<small>${view.t(deskTexts[whatOf(item, view.now)])}</small>`
}

/** Work with its deadlines, the most urgent first; only that one has a main button. */
export function queue(view: Pick<View, 't' | 'now' | 'node'>, items: readonly QueueItem[]): Html {
  const rows = items.map((item, n) => {
    const { until, tone } = item
    const isFirst = n === 0 && (until !== null || tone === 'extreme' || tone === 'bad')
    const act = buttonLink({
      href: item.href,
      label: item.act,
      ...(n === 0 ? {} : { kind: 'secondary' }),
    })
    return html`<li${isFirst && html` class="first"`}><svg class="of-${tone}" viewBox="0 0 12 12" aria-hidden="true">${shapeOf(item.shape)}</svg><div><a class="what" href="${item.href}">${item.what}</a>${item.more && html`<p>${item.more}</p>`}</div><p class="left">${leftOf(view, item)}</p><div class="acts">${act}${item.aside}</div>${item.others}</li>
`
  })
  return html`<ol class="queue">${rows}</ol>`
}

/** Since when it waits or is late, or how long it has. */
function clock(view: Pick<View, 't' | 'now' | 'node'>, item: Times): Content {
  const { since, until } = item
  const isOver = whatOf(item, view.now) === 'lateSince'
  if (until === null || isOver) return view.t.relative(until ?? since, view.now)
  return countdown(view, until)
}

/** What that time means. */
function whatOf({ until, end }: Times, now: Time) {
  if (until === null) return 'waitingSince'
  if (end !== 'late') return 'thenLapses'
  return until > now ? 'thenLate' : 'lateSince'
}
