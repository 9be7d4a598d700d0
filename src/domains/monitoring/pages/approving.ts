// How a changed text about voting is made right: apart from what else may be done about it, by two persons, or by one who is alone.
import type { Names } from '../../../core/names.ts'
import type { View } from '../../../core/slice.ts'
import type { Message } from '../../../core/text.ts'
import { block } from '../../../ui/block.ts'
import { disclosure, type SummaryLine } from '../../../ui/details.ts'
import { textField } from '../../../ui/field.ts'
import { fieldStates, ofRow, postForm } from '../../../ui/form.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { personName } from '../../../ui/name.ts'
import { shortMoment } from '../../../ui/time.ts'
import { approvingTexts as texts } from '../texts/approving.ts'
import { HASH_SIGNS, MIN_BEGINNING, toType, type TypedKind } from '../typed-words.ts'
import { isFileKey } from '../watched-file.ts'
import { type Decision, readOf } from '../watched.ts'
import { type Changed, learntWords } from './page-changes.ts'

type Params = Readonly<Record<string, string>>
type Kind = Decision['kind']

/** What waits for a second person, and what was carried out, as the query of a finding gives it. */
export interface Approval {
  readonly waiting: {
    readonly approval: string
    readonly kind: Kind
    readonly putBy: string
    readonly putAt: string
    readonly read: string | null
  } | null
  readonly done: {
    readonly putBy: string
    readonly putAt: string
    readonly endedBy: string | null
    readonly endedAt: string | null
    readonly undoneAt: string | null
  } | null
}

/** What the field of the form is called, for the summary of what was refused. */
export const APPROVING_LABELS = { typed: texts.typeNow }

/** The forms by which it is put forward, carried out, taken back, or approved alone. */
export function approvingForms(here: (sent: unknown, params: Params) => string) {
  const undo = {
    action: 'monitoring.undoDecision',
    input: (_: unknown, { decision }: { decision: string }) => ({ decision }),
  } as const
  return {
    put: {
      action: 'monitoring.putForward',
      next: here,
      said: texts.putNoted,
      undo: {
        action: 'monitoring.endApproval',
        input: (_: unknown, { approval }: { approval: string }) => ({ approval }),
      },
    },
    carry: { action: 'monitoring.carryOut', next: here, said: texts.decided, undo },
    end: { action: 'monitoring.endApproval', next: here, said: texts.ended },
    alone: { action: 'monitoring.approveAlone', next: here, said: texts.decided, undo },
  } as const
}

interface Approving {
  readonly site: string
  readonly one: Changed
  readonly approval: Approval
  /** Nobody else could be called. */
  readonly isAlone: boolean
  /** Who reads the page. */
  readonly own: string
  readonly names: Names
}

/** The block apart, on the page of a finding that concerns voting. */
export function approvingPart(view: View, facts: Approving): Html {
  const { t, node } = view
  const { one, approval, isAlone } = facts
  const { waiting } = approval
  const isExercise = node.realm === 'exercise'
  const why = html`<p class="hint">${t(texts.why)}${isExercise && html` ${t(texts.rehearse)}`}</p>`
  const acts = (): Content => {
    if (one.isAttack) return html`<p>${t(texts.attack)}</p>`
    const alone = isAlone && alonePart(view, facts)
    if (waiting === null) return html`${putPart(view, facts)}${alone}`
    if (waiting.read === null)
      return html`<p>${t(texts.swapped)}</p>${putPart(view, facts)}${alone}`
    return html`${waitingPart(view, facts, { ...waiting, read: waiting.read })}${alone}`
  }
  return html`<div class="no-print" id="approving">${block(t(texts.title), html`${why}${acts()}`)}</div>`
}

/** What would count as right, in full. */
function learntPart(view: View, { change }: Changed, way: Kind | 'alone'): Html {
  const said = view.t(LEARNT[way])
  return html`<p>${said}</p><blockquote>${learntWords(view, change)}</blockquote>`
}

const LEARNT = {
  approve: texts.learnt,
  moves: texts.learntMoves,
  alone: texts.learntAlone,
} as const satisfies Record<Kind | 'alone', Message>

function putPart(view: View, { site, one }: Approving): Html {
  const { t } = view
  const { id, change } = one
  const put = (kind: Kind, label: Message) =>
    postForm(view, {
      name: ofRow('put', `${id}-${kind}`),
      hidden: { site, finding: id, kind, read: readOf([{ id, ...change }]) },
      label: t(label),
      kind: 'secondary',
    })
  const moves = change.place !== '' && !isFileKey(change.key) && put('moves', texts.putMoves)
  const body = html`${learntPart(view, one, 'approve')}<div class="acts">${change.isOfVoting && html`<div>${put('approve', texts.put)}</div>`}${moves && html`<div>${moves}</div>`}</div>`
  return disclosure(t(texts.ask), body)
}

function waitingPart(
  view: View,
  { one, own, names }: Approving,
  waiting: NonNullable<Approval['waiting']> & { readonly read: string },
): Html {
  const { t, node } = view
  const { approval, kind, putBy, putAt, read } = waiting
  const isMoves = kind === 'moves'
  const said = t.parts(isMoves ? texts.waitsMoves : texts.waits, {
    person: personName(view, names, putBy),
    time: shortMoment(view, putAt),
  })
  const isOwn = putBy === own
  const end = postForm(view, {
    name: ofRow('end', approval),
    hidden: { approval },
    label: t(isOwn ? texts.takeBack : texts.refuse),
    kind: 'secondary',
  })
  if (isOwn && node.realm === 'actual')
    return html`<p>${said} ${t(texts.ownWaits)}</p>${learntPart(view, one, kind)}<div class="acts">${end}</div>`
  const carry = postForm(view, {
    name: ofRow('carry', approval),
    hidden: { approval, read },
    label: t(isMoves ? texts.carryMoves : texts.carry),
    kind: 'secondary',
  })
  const body = html`${learntPart(view, one, kind)}<p>${t(texts.second)}</p>${carry}`
  return html`<p>${said}</p><div class="acts">${end}</div>${disclosure(t(texts.carryAsk), body)}`
}

/** What is asked for in words, for each kind of it. */
const TO_TYPE: Readonly<Record<TypedKind, Message | Message<'count'>>> = {
  now: texts.typeNow,
  changed: texts.typeChanged,
  gone: texts.typeGone,
  hash: texts.typeHash,
  path: texts.typePath,
}

function alonePart(view: View, { site, one }: Approving): Html {
  const { t } = view
  const { id, change } = one
  const { kind, isBeginning } = toType(change)
  const field = textField(t, {
    ...fieldStates('alone', view.refused)('typed'),
    label: t(TO_TYPE[kind] as Message<'count'>, { count: HASH_SIGNS }),
    ...(isBeginning ? { hint: t(texts.beginning, { count: MIN_BEGINNING }) } : {}),
    direction: kind === 'hash' || kind === 'path' ? 'ltr' : 'auto',
  })
  const form = postForm(view, {
    name: 'alone',
    hidden: { site, finding: id, kind: 'approve', read: readOf([{ id, ...change }]) },
    body: field,
    label: t(texts.approveAlone),
    kind: 'secondary',
  })
  const body = html`<p>${t(texts.alone)}</p>${learntPart(view, one, 'alone')}${form}`
  return disclosure(t(texts.aloneAsk), body, view.refused?.form === 'alone')
}

/** Who made the change of a finding right, when that was taken back, and what was found after it. */
export function madeRight(
  view: View,
  { approval, next, names }: { approval: Approval; next: string | null; names: Names },
): (SummaryLine | false)[] {
  const { t, base } = view
  const { done } = approval
  return [
    done !== null && { label: t(texts.made), value: madeWords(view, done, names) },
    next !== null && {
      label: t(texts.next),
      value: html`<a href="${base}/console/findings/${next}">${t(texts.showNext)}</a>`,
    },
  ]
}

function madeWords(view: View, done: NonNullable<Approval['done']>, names: Names): Content {
  const { t } = view
  const { putBy, putAt, endedBy, endedAt, undoneAt } = done
  const first = personName(view, names, putBy)
  const time = shortMoment(view, putAt)
  const made =
    endedBy === null || endedBy === putBy
      ? t.parts(texts.byOne, { person: first, time })
      : t.parts(texts.byTwo, {
          first,
          time,
          second: personName(view, names, endedBy),
          later: shortMoment(view, endedAt ?? putAt),
        })
  if (undoneAt === null) return made
  return html`${made}; ${t.parts(texts.undone, { time: shortMoment(view, undoneAt) })}`
}

/** Persons that the block and the summary name. */
export function approvers({ waiting, done }: Approval): string[] {
  return [waiting?.putBy, done?.putBy, done?.endedBy].flatMap((one) => one ?? [])
}
