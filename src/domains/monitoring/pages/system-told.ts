import type { View } from '../../../core/slice.ts'
import { code } from '../../../ui/code.ts'
import { type Html, html } from '../../../ui/html.ts'
import { table } from '../../../ui/table.ts'
import { moment } from '../../../ui/time.ts'
import { findingTexts, siteTexts } from '../texts/pages.ts'
import type { SignalKind, SystemFacts } from '../system-schema.ts'
import { systemTexts as texts } from '../texts/systems.ts'

type Signal = SystemFacts['signals'][number]

/** Size of the little picture of a value, in units of its own. */
const WIDTH = 120
const HEIGHT = 24

/** What the system told: how its numbers went, and each signal. */
export function toldPart({ signals: told }: Pick<SystemFacts, 'signals'>, view: View): Html {
  const { t } = view
  const signals = table<Signal>(t, {
    caption: t(texts.told),
    isCaptionHidden: true,
    rows: told,
    empty: t(texts.nothingTold),
    columns: [
      { label: t(siteTexts.time), cell: (row) => moment(view, row.at) },
      { label: t(texts.signalKindLabel), cell: (row) => signalName(view, row.kind) },
      { label: t(texts.values), cell: (row) => said(view, row) },
      { label: t(texts.signalNumber), cell: (row) => code(String(row.number)), isNumber: true },
    ],
  })
  return html`<h2>${t(texts.told)}</h2>${courses(view, told)}${signals}`
}

/** A kind of signal in words, with the name by which systems send it. */
export function signalName({ t }: View, kind: SignalKind): Html {
  return html`${t(texts[`signal.${kind}`])}<br>${code(kind)}`
}

/** A value with the kind of signal that tells it. */
export function valueName({ t }: View, kind: SignalKind, name: string): Html {
  return html`${code(name)} (${t(texts[`signal.${kind}`])})`
}

function said({ t }: View, { values, events }: Signal): Html {
  const words = Object.entries(values).map(([name, value]) => `${name}=${value}`)
  const count = events > 0 && t(texts.sensorEvents, { count: events })
  return html`${words.length > 0 && code(words.join(' '))}${count}`
}

/** Numbers of one kind of signal over time, oldest first. */
function coursesOf(signals: readonly Signal[]) {
  const points = signals
    .toReversed()
    .flatMap(({ kind, values }) =>
      Object.entries(values).flatMap(([name, value]) =>
        typeof value === 'number' ? [{ kind, name, value }] : [],
      ),
    )
  const byName = Map.groupBy(points, ({ kind, name }) => `${kind} ${name}`)
  return [...byName.values()].flatMap((own) => {
    const [first] = own
    if (first === undefined || own.length < 2) return []
    return [{ ...first, numbers: own.map(({ value }) => value) }]
  })
}

function courses(view: View, signals: readonly Signal[]): Html | null {
  const { t } = view
  const rows = coursesOf(signals)
  if (rows.length === 0) return null
  return table(t, {
    caption: t(texts.values),
    rows,
    columns: [
      { label: t(findingTexts.what), cell: ({ kind, name }) => valueName(view, kind, name) },
      {
        label: t(texts.newest),
        cell: ({ numbers }) => t.number(numbers.at(-1) ?? 0),
        isNumber: true,
      },
      { label: t(texts.course), cell: ({ numbers }) => sparkline(numbers) },
    ],
  })
}

/** A line through the numbers, from the oldest at the left in every language, as clocks and logs are read. */
function sparkline(numbers: readonly number[]): Html {
  const least = Math.min(...numbers)
  const range = Math.max(...numbers) - least || 1
  const points = numbers.map((value, n) => {
    const x = Math.round((n / (numbers.length - 1)) * WIDTH * 10) / 10
    const y = Math.round((1 - (value - least) / range) * (HEIGHT - 4) * 10) / 10 + 2
    return `${x},${y}`
  })
  return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" aria-hidden="true"><polyline points="${points.join(' ')}" fill="none" stroke="currentColor" stroke-width="2"/></svg>`
}
