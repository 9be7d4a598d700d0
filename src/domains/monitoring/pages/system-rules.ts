import type { View } from '../../../core/slice.ts'
import type { Translator } from '../../../core/text.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../../../core/time.ts'
import { code, typed } from '../../../ui/code.ts'
import { disclosure } from '../../../ui/details.ts'
import { selectField, textField } from '../../../ui/field.ts'
import { button, fieldStates, form } from '../../../ui/form.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { table } from '../../../ui/table.ts'
import {
  ruleFields,
  type SignalKind,
  signalKind,
  type SystemFacts,
  type SystemItem,
} from '../system-schema.ts'
import { siteTexts } from '../texts/pages.ts'
import { systemTexts as texts } from '../texts/systems.ts'
import { buttonForm, hiddenFields, moment } from './parts.ts'
import { signalName } from './system-told.ts'

/** A system with what its forms offer. */
interface RuledSystem {
  readonly facts: SystemFacts
  /** Systems that a value can be compared with. */
  readonly others: readonly SystemItem[]
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
  const drop = (kind: string) => {
    const fields = { system: facts.id, kind }
    return buttonForm(view, { name: 'drop', fields, label: t(texts.dropExpected) })
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
      { label: t(texts.heardAt), cell: (row) => moment(view, row.heardAt) },
      { label: t(texts.dueAt), cell: (row) => moment(view, row.dueAt) },
      ...(mayWrite
        ? [{ label: t(texts.action), cell: (row: { kind: string }) => drop(row.kind) }]
        : []),
    ],
  })
  return html`<h2>${t(texts.expected)}</h2>${rows}${mayWrite && disclosure(t(texts.expectButton), expectForm(facts.id, view))}`
}

function expectForm(system: string, view: View): Html {
  const { t } = view
  const field = fieldStates('expect', view.refused)
  const spans = (all: readonly number[]) =>
    all.map((ms) => ({ value: String(ms), label: span(t, ms) }))
  const body = [
    hiddenFields({ system }),
    kindField(view, 'expect', signalKind.options),
    selectField(t, { ...field('everyMs'), label: t(texts.every), choices: spans(EVERY) }),
    selectField(t, { ...field('graceMs'), label: t(texts.grace), choices: spans(GRACE) }),
    button({ label: t(texts.expectButton) }),
  ]
  return form({ name: 'expect', key: view.newKey(), body })
}

function kindField({ t, refused }: View, name: string, kinds: readonly SignalKind[]): Content {
  return selectField(t, {
    ...fieldStates(name, refused)('kind'),
    label: t(texts.signalKindLabel),
    choices: kinds.map((value) => ({ value, label: t(texts[`signal.${value}`]) })),
  })
}

/** What the values of the system may be, and the form for another rule. */
export function rulesPart({ facts, others, mayWrite }: RuledSystem, view: View): Html {
  const { t } = view
  type Rule = (typeof facts.rules)[number]
  const number = (value: number | null) => (value === null ? '–' : t.number(value))
  const drop = ({ id: rule }: Rule) =>
    buttonForm(view, { name: 'dropRule', fields: { rule }, label: t(texts.dropRule) })
  const rows = table<Rule>(t, {
    caption: t(texts.valueRules),
    isCaptionHidden: true,
    rows: facts.rules,
    empty: t(texts.noRules),
    columns: [
      {
        label: t(texts.ruleValue),
        cell: (row) => html`${code(row.value)} (${t(texts[`signal.${row.kind}`])})`,
      },
      { label: t(texts.least), cell: (row) => number(row.least), isNumber: true },
      { label: t(texts.most), cell: (row) => number(row.most), isNumber: true },
      { label: t(texts.mostDrop), cell: (row) => number(row.mostDrop), isNumber: true },
      {
        label: t(texts.sameAsValue),
        cell: (row) => (row.sameAsValue === null ? '–' : code(row.sameAsValue)),
      },
      {
        label: t(texts.sameAsSystem),
        cell: (row) => (row.sameAsSystemName === null ? '–' : typed(row.sameAsSystemName)),
      },
      ...(mayWrite ? [{ label: t(texts.action), cell: drop }] : []),
    ],
  })
  return html`<h2>${t(texts.valueRules)}</h2>${rows}${mayWrite && disclosure(t(texts.addRuleButton), ruleForm({ system: facts.id, others }, view))}`
}

function ruleForm(
  { system, others }: { readonly system: string; readonly others: readonly SystemItem[] },
  view: View,
): Html {
  const { t } = view
  const field = fieldStates('rule', view.refused)
  const number = (name: 'least' | 'most' | 'mostDrop') =>
    textField(t, {
      ...field(name),
      label: t(texts[name]),
      isOptional: true,
      inputMode: 'decimal',
      direction: 'ltr',
      width: 'short',
    })
  const body = [
    hiddenFields({ system }),
    kindField(view, 'rule', ruleFields.kind.options),
    textField(t, {
      ...field('value'),
      label: t(texts.ruleValue),
      hint: t(texts.ruleValueHint),
      direction: 'ltr',
      maxLength: 40,
    }),
    number('least'),
    number('most'),
    number('mostDrop'),
    textField(t, {
      ...field('sameAsValue'),
      label: t(texts.sameAsValue),
      isOptional: true,
      direction: 'ltr',
      maxLength: 40,
    }),
    selectField(t, {
      ...field('sameAsSystem'),
      label: t(texts.sameAsSystem),
      isOptional: true,
      choices: others.map(({ id: value, name: label }) => ({ value, label })),
    }),
    button({ label: t(texts.addRuleButton) }),
  ]
  return form({ name: 'rule', key: view.newKey(), body })
}
