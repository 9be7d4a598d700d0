import { dateAt } from '../../core/civil-day.ts'
import type { Panel } from '../../core/page-parts.ts'
import type { Translator } from '../../core/text.ts'
import type { Time } from '../../core/time.ts'
import { tilePanel } from '../../ui/tile.ts'
import { standing } from './actions/standing.ts'
import { INCIDENTS } from './pages/look.ts'
import { elsewhereTexts as texts } from './texts/elsewhere.ts'

/** How many incidents are not over, who leads them, and what their tasks wait for. */
const open = tilePanel({
  name: 'incidents-open',
  after: 'help-open',
  permission: 'incidents:read',
  load: (ctx) => ctx.call(standing, {}),
  render({ open: count, unled, late, nextDue, bySeverity }, { t, base, node, now }) {
    const notes = [
      unled > 0 && t(texts.ledByNobody, { count: unled }),
      late > 0 && t(texts.tasksLate, { count: late }),
      nextDue !== null &&
        t(texts.nextDue, { time: soon(t, { at: nextDue, now, zone: node.zone }) }),
    ].filter((note) => note !== false)
    const isBad = unled > 0 || late > 0
    return {
      label: t(texts.dayTitle),
      href: `${base}${INCIDENTS}`,
      figure: t.number(count),
      of: t(texts.notOver),
      note: count === 0 ? t(texts.noneOpen) : notes.length > 0 ? t.list(notes) : t(texts.allLed),
      tone: isBad ? 'bad' : count > 0 ? 'info' : 'ok',
      shape: isBad ? 'ring' : count > 0 ? 'circle' : 'tick',
      shares: [
        { fill: 'extreme', count: bySeverity['extreme'] ?? 0 },
        { fill: 'bad', count: bySeverity['severe'] ?? 0 },
        { fill: 'warn', count: bySeverity['moderate'] ?? 0 },
        { fill: 'plain', count: bySeverity['minor'] ?? 0 },
      ],
    }
  },
})

/** Hours and minutes of today, else with the day. */
function soon(
  t: Translator,
  { at, now, zone }: { readonly at: Time; readonly now: Time; readonly zone: string },
): string {
  return dateAt(at, zone) === dateAt(now, zone) ? t.clock(at, zone) : t.dateTime(at, zone)
}

/** What incidents put on the situation. */
export const panels: readonly Panel[] = [open]
