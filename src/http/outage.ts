import { z } from 'zod'
import { need } from '../core/action.ts'
import type { Translator } from '../core/text.ts'
import { code } from '../ui/code.ts'
import { type Html, html } from '../ui/html.ts'
import { timeMark } from '../ui/time.ts'
import type { DoorParts, House, Identity } from './house.ts'
import { keptUntilRecorded } from './kept-until-recorded.ts'
import { texts } from './texts.ts'

const answer = z.object({
  damages: z.array(
    z.object({
      foundAt: z.string(),
      namedAt: z.string().nullable(),
      faults: z.array(z.object({ seq: z.number().nullable() })),
    }),
  ),
})
const damageNeed = need<object>()('record.damages', answer)

/** Anybody may read of damages, and what is found of one is recorded: one answer serves all readers of a realm. */
const KEPT_MS = 15_000
const kept = keptUntilRecorded<z.infer<typeof answer>>({ keptMs: KEPT_MS, most: 1 })

/** Whose page it is. */
interface Onlooker {
  readonly parts: DoorParts
  readonly house: House
  readonly identity: Identity
}

/** What every console page of a realm says above everything: its own troubles, and those of Actual. */
export async function outageOf(who: Onlooker, t: Translator): Promise<readonly Html[]> {
  const actual = who.parts.house('actual')
  const houses = actual === null || actual === who.house ? [who.house] : [actual, who.house]
  const lines: Html[] = []
  for (const house of houses) lines.push(...(await damageLine(house, who, t)))
  return [...houses.flatMap((house) => clockLine(house, t)).slice(0, 1), ...lines]
}

async function damageLine(
  { runner, node, store, time }: House,
  { identity }: Onlooker,
  t: Translator,
): Promise<Html[]> {
  if (!runner.actions.has(damageNeed.query)) return []
  const { damages } = await kept({
    store,
    key: '',
    now: time.now(),
    ask: () => runner.ask(identity.actor, damageNeed, {}),
  })
  const open = damages.filter(({ namedAt }) => namedAt === null)
  const [first] = open.flatMap(({ faults }) => faults)
  if (first === undefined) return []
  const words = node.realm === 'actual' ? texts.damage : texts.damageExercise
  const place =
    first.seq === null ? t(texts.damageHead) : t(texts.damageRecord, { number: first.seq })
  const more = html`<a href="${node.prefix}/${t.language}/console/log-damage">${t(texts.damageMore)}</a>`
  return [html`${t(words, { place })} ${more} ${whatToDo(t, 'log-damage.md')}`]
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
