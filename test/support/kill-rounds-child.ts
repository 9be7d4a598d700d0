// A realm of all slices that works until it is killed: node kill-rounds-child.ts <place as JSON> <folder> <round> <file>.
// It says what it asks before it asks it, and what came of it; the file has what its forerunner was not told the end of.

import { readFileSync } from 'node:fs'
import type { Actor } from '../../src/core/actor.ts'
import { Problem } from '../../src/core/problem.ts'
import { slices } from '../../src/domains/index.ts'
import type { StorePlace } from '../../src/platform/store/index.ts'
import { workflows } from '../../src/workflows/index.ts'
import { openKilled } from './killed-house.ts'
import { type Ask, RECIPES } from './kill-recipes.ts'
import { type Asked, JOB, PERSON } from './kill-rounds.ts'

/** Walks at once. */
const WALKERS = 6

const [place = '', folder = '', round = '', unknown = ''] = process.argv.slice(2)
const house = await openKilled(JSON.parse(place) as StorePlace, folder, slices, {
  workflows,
  log: () => {},
})
const holds = slices
  .flatMap(({ actions }) => actions.flatMap(({ permission }) => permission))
  .flatMap((permission) => (permission === 'anyone' ? [] : { permission, area: '/' }))
const actors: Readonly<Record<string, Actor>> = {
  [JOB]: { id: JOB, holds },
  [PERSON]: { id: PERSON, holds },
}

const say = (mark: string, told: object) =>
  void process.stdout.write(`${mark}${JSON.stringify(told)}\n`)

async function ask(asked: Asked): Promise<Readonly<Record<string, string>>> {
  const { key, actor, command, input } = asked
  const who = actors[actor]
  if (who === undefined) throw new Error(`nobody is ${actor}`)
  say('?', asked)
  try {
    const options = { idempotencyKey: key }
    const outcome = await house.runner.call(who, house.action(command), input, options)
    say('!', { key, records: outcome.records })
    return outcome.output as Readonly<Record<string, string>>
  } catch (error) {
    const isRefusal = error instanceof Problem
    say('x', { key, code: isRefusal ? error.code : String(error), isRefusal })
    throw error
  }
}

for (const asked of JSON.parse(readFileSync(unknown, 'utf8')) as Asked[])
  await ask(asked).catch(() => {})
say('=', {})

const recipes = Object.values(RECIPES)

/** One walk after the other; what a refusal ends is begun anew by the next. */
async function walk(walker: number): Promise<void> {
  for (let n = walker; ; n += WALKERS) {
    const recipe = recipes[n % recipes.length]
    if (recipe === undefined) return
    const tag = `r${round}w${n}`
    let step = 0
    const actor = recipe.byPerson === true ? PERSON : JOB
    const next: Ask = (command, input) =>
      ask({ key: `${tag}.${(step += 1)}`, actor, command, input })
    await recipe.walk(next, tag).catch(() => {})
  }
}

await Promise.all(Array.from({ length: WALKERS }, (_, walker) => walk(walker)))
