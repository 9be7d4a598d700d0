// What comes next, on top of every page of a case: what is missing, and the one thing to press.
import type { PageForm, View } from '../../../core/slice.ts'
import type { Message } from '../../../core/text.ts'
import { block } from '../../../ui/block.ts'
import { buttonLink, postForm } from '../../../ui/form.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import type { cover } from '../actions/read.ts'
import { type PressedMove, STEP_PAGES } from '../next-act.ts'
import { ALL_DONE, STEPS } from '../protocol.ts'
import { bundleTexts } from '../texts/bundle.ts'
import { texts } from '../texts/pages.ts'
import { simulatedTexts } from '../texts/simulated.ts'
import { doTexts, seatTexts } from '../texts/values.ts'
import { casePath, lackList, stepOf } from './look.ts'
import { CASE_PAGES } from './strip.ts'

type Cover = Awaited<ReturnType<typeof cover.run>>
/** What comes next for a reader with these seats. */
export type Next = NonNullable<Cover['next']> & {
  readonly step: number
  readonly own: Cover['seats']
}

/** Where one goes on after a step: to the page of the next one, where it has one of its own. */
const onwards = ({ step }: { readonly step: number }, { case: of = '' }) =>
  casePath(of, step < STEPS.length - 1 ? STEP_PAGES[step] : '')

/** What is pressed there, and leads to `here` where it leads nowhere else. */
export function nextForms(here: PageForm['next']): Readonly<Record<string, PageForm>> {
  return {
    finish: { action: 'cases.finishStep', next: onwards, said: texts.saidStep },
    move: { action: 'cases.move', next: here, said: texts.saidMoved },
    resume: { action: 'cases.resume', next: here, said: texts.saidMoved },
  }
}

const MOVES: Readonly<Record<PressedMove, Message>> = {
  triaged: texts.toTriaged,
  investigating: texts.toInvestigating,
  prosecuting: texts.toProsecuting,
  'in-court': texts.toCourt,
}

interface Place {
  readonly of: string
  /** The page that is shown, as its address ends. */
  readonly path: string
}

/** The block; nothing where the case has ended with all its steps. */
export function nextPart(found: Next, place: Place, view: View): Html {
  const { t, base } = view
  if (found.mergedInto !== null) {
    const other = html`<a href="${base}${casePath(found.mergedInto)}">${t(texts.case)}</a>`
    return block(t(texts.now), html`<p>${t.parts(texts.mergedInto, { case: other })}</p>`)
  }
  const name = STEPS[found.step - 1]
  if (found.step >= ALL_DONE || name === undefined)
    return place.path === '' ? block(t(texts.now), overPart(place, view)) : html``
  if (found.kind === 'none') return html``
  const told = found.kind === 'resume' ? texts.isHeld : doTexts[name]
  const body = html`<p>${t(told)}</p>${statePart(found, view)}${ownPart(found, view)}<div class="no-print">${actPart(found, place, view)}</div>`
  return block(stepOf(found.step, t), body)
}

/** After the last step: the case as one file, and in the exercise the answer. */
function overPart({ of }: Place, { t, base, node }: View): Content {
  const file = buttonLink({
    href: `${base}${casePath(of, 'bundle')}`,
    label: t(texts.goTo, { page: t(bundleTexts.bundle) }),
  })
  const truth =
    node.realm === 'exercise' &&
    buttonLink({
      href: `${base}/console/exercise/truth?case=${of}`,
      label: t(simulatedTexts.truth),
      kind: 'secondary',
    })
  return html`<p>${t(texts.allDone)}</p><p class="no-print">${file} ${truth}</p>`
}

function statePart({ kind, lacks }: Next, { t }: View): Content {
  if (kind === 'finish') return html`<p>${t(texts.gateReady)}</p>`
  if (kind === 'move') return html`<p>${t(texts.moveFirst)}</p>`
  return lacks.length > 0 && html`<p>${t(texts.lacking)}</p>${lackList(t, lacks)}`
}

function actPart(found: Next, place: Place, view: View): Content {
  const { t, base } = view
  const { kind, seats, own, step, state, to } = found
  if (!seats.some((seat) => own.includes(seat))) return teamLink(place, view)
  const hidden = { case: place.of }
  if (kind === 'finish') {
    const label = t(texts.finish, { number: step })
    return postForm(view, { name: 'finish', hidden: { ...hidden, step: String(step) }, label })
  }
  if (kind === 'resume') return postForm(view, { name: 'resume', hidden, label: t(texts.resume) })
  if (kind === 'move' && to !== null) {
    const label = t(MOVES[to])
    return postForm(view, { name: 'move', hidden: { ...hidden, from: state, to }, label })
  }
  const work = workPlace(found, place, view)
  if (work === null) return html`<p class="hint">${t(texts.onThisPage)}</p>`
  return html`<p>${buttonLink({ href: `${base}${work.path}`, label: work.label })}</p>`
}

/** Where what is missing is done; null on that page itself, and on one of a thing that stands there. */
function workPlace({ page, undescribed }: Next, { of, path }: Place, { t }: View) {
  if (page === path || path.startsWith(`${page}/`)) return null
  if (page !== null) {
    const named = CASE_PAGES.find((one) => one.path === page)?.label ?? texts.case
    return { path: casePath(of, page), label: t(texts.goTo, { page: t(named) }) }
  }
  if (undescribed !== null)
    return { path: `/console/incidents/${undescribed}`, label: t(texts.toIncident) }
  return { path: '/console/evidence', label: t(texts.toEvidence) }
}

/** Whose it is, where it is not the reader's. */
function ownPart({ seats, own }: Next, { t }: View): Content {
  if (seats.some((seat) => own.includes(seat))) return null
  return html`<p>${t(texts.doneBy, { seats: t.list(seats.map((seat) => t(seatTexts[seat]))) })}</p>`
}

/** The way to give somebody the seat. */
function teamLink({ of, path }: Place, { t, base }: View): Content {
  if (path === 'team') return null
  const label = t(texts.goTo, { page: t(texts.team) })
  return buttonLink({ href: `${base}${casePath(of, 'team')}`, label })
}
