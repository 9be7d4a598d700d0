// A realm of all slices that works until it is killed: node kill-rounds-child.ts <place as JSON> <folder> <round> <file>.
// It says what it asks before it asks it, and what came of it; the file has what its forerunner was not told the end of.

import { readFileSync } from 'node:fs'
import type { Actor } from '../../src/core/actor.ts'
import { Problem } from '../../src/core/problem.ts'
import type { StorePlace } from '../../src/platform/store/index.ts'
import { workflows } from '../../src/workflows/index.ts'
import { keptByTest } from './claims.ts'
import { chanceFrom, fittingInput } from './fitting-input.ts'
import { CAST, CAST_SLICES, HOLDS, type Who } from './kill-cast.ts'
import { openKilled } from './killed-house.ts'
import { RECIPES } from './kill-recipes.ts'
import type { Asked } from './kill-rounds.ts'
import type { Asker, Walking } from './kill-walking.ts'
import { HOUSE_COMMANDS, type KnownValues, remember } from './known-values.ts'
import { SEED } from './seed.ts'

/** Walks at once. */
const WALKERS = 6

/** Whose input only another command makes: a code that it drew. */
const NOT_ASKED = [...HOUSE_COMMANDS, 'pollwatch.takeApplied']

/** One call in so many is somebody else's, so that there is a second person now and then. */
const OTHERS = 3

const [place = '', folder = '', round = '', unknown = ''] = process.argv.slice(2)
const house = await openKilled(JSON.parse(place) as StorePlace, folder, CAST_SLICES, {
  workflows,
  capture: keptByTest,
  log: () => {},
})
/** What the house says to whoever asks for everything. */
const heard: KnownValues = new Map()

const say = (mark: string, told: object) =>
  void process.stdout.write(`${mark}${JSON.stringify(told)}\n`)

const whole = (actor: Asked['actor']): Actor => ({ ...actor, holds: HOLDS })

async function ask(asked: Asked): Promise<unknown> {
  const { key, actor, command, input } = asked
  say('?', asked)
  try {
    const outcome = await house.runner.call(whole(actor), house.action(command), input, {
      idempotencyKey: key,
      // The same bytes whenever it is asked again.
      bytes: async function* () {
        yield Buffer.from(key)
      },
    })
    say('!', { key, records: outcome.records })
    return outcome.output
  } catch (error) {
    const isRefusal = error instanceof Problem
    say('x', { key, code: isRefusal ? error.code : String(error), isRefusal })
    throw error
  }
}

for (const asked of JSON.parse(readFileSync(unknown, 'utf8')) as Asked[])
  await ask(asked).catch(() => {})
say('=', {})

const actions = [...house.runner.actions.values()]
const recipes = Object.entries(RECIPES)
const WHOS = Object.keys(CAST) as Who[]

let listening: Promise<void> | undefined

/** Hears what the house says to whoever asks for everything that can be asked for without an input. */
async function listen(): Promise<void> {
  for (const action of actions.filter(({ kind }) => kind === 'query')) {
    const input = action.input.safeParse({}).success ? {} : { limit: 20 }
    if (!action.input.safeParse(input).success) continue
    const answer = house.runner.call(CAST.ana, action, input)
    remember(heard, '', await answer.then(({ output }) => output).catch(() => null))
  }
}

/** Whoever it is by the marks that a door would give him. */
function marksOf(who: Asker): Asked['actor'] {
  if (typeof who !== 'string') {
    const { id, via, device, station } = who
    return JSON.parse(JSON.stringify({ id, via, device, station })) as Asked['actor']
  }
  const { holds: _, ...marks }: Actor = CAST[who]
  return marks
}

/** What a walk has at hand; what it makes is kept for going on. */
function walkingBy(tag: string, made: KnownValues): Walking {
  let step = 0
  const asking = async (command: string, input: object, who: Asker = 'ana') => {
    const key = `${tag}.${(step += 1)}`
    const output = await ask({ key, actor: marksOf(who), command, input })
    remember(made, '', output)
    return output as never
  }
  const look = async (query: string, input: object, who: Asker = 'ana') => {
    const { output } = await house.runner.call(whole(marksOf(who)), house.action(query), input)
    remember(made, '', output)
    return output as never
  }
  return {
    ask: asking,
    look,
    keep: (values) => remember(made, '', values),
    calls: {
      call: async (actor, { kind, name }, input) =>
        await (kind === 'query' ? look : asking)(name, input as object, actor),
    },
  }
}

/** One walk after the other, each gone on with as its slice lets it; what a refusal ends is begun anew by the next. */
async function walk(walker: number): Promise<void> {
  for (let n = walker; ; n += WALKERS) {
    const [slice, recipe] = recipes[(n + Number(round) * 5) % recipes.length] ?? []
    if (slice === undefined || recipe === undefined) return
    const tag = `r${round}w${n}`
    const made: KnownValues = new Map()
    const walking = walkingBy(tag, made)
    const mostly = await recipe.walk(walking, tag).catch((error: unknown) => {
      if (!(error instanceof Problem)) say('w', { tag, error: String(error) })
    })
    await goOn(walkingBy(`${tag}x`, made), {
      slice,
      tag,
      made,
      mostly: mostly ?? 'ana',
      seed: SEED + Number(round) * 1_000 + n,
    })
  }
}

/** Commands of the slice in a random order, with inputs that their schemas let through and that name what the walk made. */
async function goOn(
  { ask: asking }: Walking,
  {
    slice,
    tag,
    made,
    mostly,
    seed,
  }: {
    readonly slice: string
    readonly tag: string
    readonly made: KnownValues
    readonly mostly: Asker
    readonly seed: number
  },
): Promise<void> {
  // Not before somebody needs it: a short round never does.
  await (listening ??= listen())
  const random = chanceFrom(seed)
  const commands = actions
    .filter(({ kind, name }) => kind === 'command' && name.startsWith(`${slice}.`))
    .filter(({ name }) => !NOT_ASKED.includes(name))
    .map((command) => ({ command, at: random() }))
    .toSorted((a, b) => a.at - b.at)
  for (const [n, { command }] of commands.entries()) {
    const other = WHOS[Math.floor(random() * WHOS.length * OTHERS)]
    const input = fittingInput(command, { made, heard, random, tag: `${tag}x${n}` }) as object
    await asking(command.name, input, other ?? mostly).catch(() => {})
  }
}

await Promise.all(Array.from({ length: WALKERS }, (_, walker) => walk(walker)))
