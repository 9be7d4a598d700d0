import type { Translator } from '../core/text.ts'
import { code } from '../ui/code.ts'
import { type Html, html } from '../ui/html.ts'
import { timeMark } from '../ui/time.ts'
import type { DoorParts, House } from './house.ts'
import { texts } from './texts.ts'

/** What every console page of a realm says above everything: its own troubles, and those of Actual. */
export function outageOf(
  { parts, house }: { readonly parts: DoorParts; readonly house: House },
  t: Translator,
): readonly Html[] {
  const actual = parts.house('actual')
  const houses = actual === null || actual === house ? [house] : [actual, house]
  const [clock] = houses.flatMap((one) => clockLine(one, t))
  return clock === undefined ? [] : [clock]
}

function clockLine({ time, node: { zone } }: House, t: Translator): Html[] {
  const doubt = time.doubt()
  if (doubt === null) return []
  const mark = (at: string) => timeMark(t, { at, zone })
  const said = t.parts(texts.clockDoubt, {
    machine: mark(doubt.machine),
    newest: mark(doubt.newest),
  })
  return [html`${said} ${whatToDo(t, 'clock.md')}`]
}

function whatToDo(t: Translator, page: string): Html {
  return html`${t.parts(texts.whatToDo, { page: code(`docs/runbooks/${page}`) })}`
}
