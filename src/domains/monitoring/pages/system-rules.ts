import type { View } from '../../../core/slice.ts'
import type { Translator } from '../../../core/text.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../../../core/time.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { code, typed } from '../../../ui/code.ts'
import { disclosure } from '../../../ui/details.ts'
import { type Choice } from '../../../ui/field.ts'
import { postForm } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { table } from '../../../ui/table.ts'
import { moment } from '../../../ui/time.ts'
import { addRule, expectSignal } from '../actions/system.ts'
import * as noun from '../system-schema.ts'
import { siteTexts } from '../texts/pages.ts'
import { systemTexts as texts } from '../texts/systems.ts'
import { seen } from './seen.ts'
import { signalName, valueName } from './system-told.ts'

/** What the fields of what is expected of a system are called. */
export const RULE_LABELS = {
  ...texts,
  kind: texts.signalKindLabel,
  everyMs: texts.every,
  graceMs: texts.grace,
  value: texts.ruleValue,
  valueHint: texts.ruleValueHint,
}

/** A system with what its forms offer. */
interface RuledSystem {
  readonly facts: noun.SystemFacts
  /** Systems that a value can be compared with. */
  readonly others: readonly noun.SystemItem[]
  readonly mayWrite: boolean
}

/** Intervals and graces that the forms offer. */
const EVERY = [MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 6 * HOUR, DAY, 7 * DAY, 30 * DAY] as const
const GRACE = [MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE, 2 * HOUR, 6 * HOUR, DAY] as const

/** A span in its largest whole unit. */
function span(t: Translator, ms: number): string {
  if (ms >= DAY && ms % DAY === 0) return t(siteTexts.days, { count: ms / DAY })
  if (ms >= HOUR && ms % HOUR === 0) return t(texts.hours, { count: ms / HOUR })
  if (ms >= MINUTE && ms % MINUTE === 0) return t(siteTexts.minutes, { count: ms / MINUTE })
  return t(texts.seconds, { count: Math.round(ms / SECOND) })
}

/** What is expected of the system, when each is late, and the form for more. */
export function expectedPart({ facts, mayWrite }: RuledSystem, view: View): Html {
  const { t } = view
  const drop = ({ kind }: { readonly kind: string }) => {
    const hidden = { system: facts.id, kind }
    return postForm(view, { name: 'drop', hidden, label: t(texts.dropExpected), kind: 'secondary' })
  }
  const rows = table(t, {
    caption: t(texts.expected),
    isCaptionHidden: true,
    rows: facts.expected,
    empty: t(texts.nothingExpected),
    columns: [
      { label: t(texts.signalKindLabel), cell: (row) => signalName(view, row.kind) },
      { label: t(texts.every), cell: (row) => span(t, row.everyMs) },
      { label: t(texts.grace), cell: (row) => span(t, row.graceMs) },
      { label: t(texts.heardAt), cell: (row) => seen(view, row.heardAt) },
      { label: t(texts.dueAt), cell: (row) => moment(view, row.dueAt) },
      ...(mayWrite ? [{ label: t(texts.action), cell: drop }] : []),
    ],
  })
  return html`<h2>${t(texts.expected)}</h2>${rows}${mayWrite && disclosure(t(texts.expectButton), expectForm(facts.id, view))}`
}

function expectForm(system: string, view: View): Html {
  const { t } = view
  const spans = (all: readonly number[]) =>
    all.map((ms) => ({ value: String(ms), label: span(t, ms) }))
  return actionForm(view, {
    name: 'expect',
    action: expectSignal,
    labels: RULE_LABELS,
    hidden: { system },
    choices: {
      kind: kindChoices(view, noun.signalKind.options),
      everyMs: spans(EVERY),
      graceMs: spans(GRACE),
    },
    button: texts.expectButton,
  })
}

function kindChoices({ t }: View, kinds: readonly noun.SignalKind[]): Choice[] {
  return kinds.map((value) => ({ value, label: t(texts[`signal.${value}`]) }))
}

/** What the values of the system may be, and the form for another rule. */
export function rulesPart(data: RuledSystem, view: View): Html {
  const { t } = view
  const { facts, mayWrite } = data
  type Rule = (typeof facts.rules)[number]
  const number = (value: number | null) => value !== null && t.number(value)
  const drop = ({ id: rule }: Rule) => {
    const hidden = { rule }
    return postForm(view, { name: 'dropRule', hidden, label: t(texts.dropRule), kind: 'secondary' })
  }
  const rows = table<Rule>(t, {
    caption: t(texts.valueRules),
    isCaptionHidden: true,
    rows: facts.rules,
    empty: t(texts.noRules),
    columns: [
      { label: t(texts.ruleValue), cell: (row) => valueName(view, row.kind, row.value) },
      { label: t(texts.least), cell: (row) => number(row.least), isNumber: true },
      { label: t(texts.most), cell: (row) => number(row.most), isNumber: true },
      { label: t(texts.mostDrop), cell: (row) => number(row.mostDrop), isNumber: true },
      { label: t(texts.sameAsValue), cell: (row) => row.sameAsValue && code(row.sameAsValue) },
      { label: t(texts.sameAsSystem), cell: ({ sameAsSystemName: name }) => name && typed(name) },
      ...(mayWrite ? [{ label: t(texts.action), cell: drop }] : []),
    ],
  })
  return html`<h2>${t(texts.valueRules)}</h2>${rows}${mayWrite && disclosure(t(texts.addRuleButton), ruleForm(data, view))}`
}

function ruleForm({ facts, others }: RuledSystem, view: View): Html {
  return actionForm(view, {
    name: 'rule',
    action: addRule,
    labels: RULE_LABELS,
    hidden: { system: facts.id },
    choices: {
      kind: kindChoices(view, noun.ruleFields.kind.options),
      sameAsSystem: others.map(({ id: value, name: label }) => ({ value, label })),
    },
    looks: { value: { direction: 'ltr' }, sameAsValue: { direction: 'ltr' } },
    button: texts.addRuleButton,
  })
}
