// Work that waits, wherever it is shown: how it looks, who has it in hand, and the forms by which it is taken and given back.
import type { PageForm, View } from '../core/slice.ts'
import { defineTexts } from '../core/text.ts'
import type { Work } from '../core/waiting.ts'
import type { Shape, Tone } from './badge.ts'
import { postForm } from './form.ts'
import { type Content, html } from './html.ts'

const texts = defineTexts('taking', {
  yours: { en: 'yours', ar: 'لديك' },
  inHand: { en: '{name} has it in hand', ar: 'يتولاه {name}' },
  somebody: { en: 'somebody', ar: 'شخص ما' },
  take: { en: 'Take it', ar: 'تولَّه' },
  giveBack: { en: 'Give it back', ar: 'أعِده' },
  saidTaken: {
    en: 'You have it in hand; others see that.',
    ar: 'أنت تتولاه الآن، والآخرون يرون ذلك.',
  },
  saidBack: { en: 'It waits for everybody again.', ar: 'عاد ينتظر الجميع.' },
})

/** The sign of work, by how bad it is. */
export const WORK_LOOK: Readonly<Record<Work['severity'], { tone: Tone; shape: Shape }>> = {
  extreme: { tone: 'extreme', shape: 'block' },
  severe: { tone: 'bad', shape: 'triangle' },
  moderate: { tone: 'warn', shape: 'diamond' },
  minor: { tone: 'info', shape: 'circle' },
}

const subjectOf = (_sent: never, { subject }: { readonly subject: string }) => ({ subject })

/** The forms of a page on which work is taken in hand and given back, by the actions that do it. */
export function takingForms(
  next: PageForm['next'],
  { take, giveBack }: Readonly<Record<'take' | 'giveBack', PageForm['action']>>,
) {
  const undo = { action: giveBack, input: subjectOf }
  return {
    take: { action: take, next, said: texts.saidTaken, undo },
    giveBack: { action: giveBack, next, said: texts.saidBack },
  }
}

/** Who has it in hand, behind what it is; nothing where nobody has. */
export function holderOf({ t }: Pick<View, 't'>, { takenBy, takenName, isOwn }: Work): Content {
  if (takenBy === null) return null
  if (isOwn) return html` · <strong>${t(texts.yours)}</strong>`
  const name = html`<bdi>${takenName ?? t(texts.somebody)}</bdi>`
  return html` · ${t.parts(texts.inHand, { name })}`
}

/** The button that takes it, or gives back what the reader has; `isMain` where nothing else on the page comes first. */
export function takingButton(view: View, work: Work, isMain = false): Content {
  const { subject, takenBy, isOwn } = work
  const hidden = { subject }
  if (takenBy === null) {
    const kind = isMain ? {} : { kind: 'secondary' as const }
    return postForm(view, { name: 'take', hidden, label: view.t(texts.take), ...kind })
  }
  const label = view.t(texts.giveBack)
  return isOwn && postForm(view, { name: 'giveBack', hidden, label, kind: 'secondary' })
}
