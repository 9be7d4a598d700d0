// Hands in the log of a practice site, and what was left on it, as whoever runs the site would: when a trainer asks for it.
import { systemActor } from '../core/actor.ts'
import { recordOf, type SequencedRecord } from '../core/record.ts'
import { addFile } from '../domains/evidence/index.ts'
import {
  exercisesRecords,
  FAULTS,
  injects,
  logName,
  serverLog,
  STORIES,
  tongueOf,
  trailTexts as texts,
} from '../domains/exercises/index.ts'
import type { OpenHouse } from '../house.ts'
import type { PracticeWorld } from '../platform/practice/index.ts'

const actor = systemActor('exercise:trail', ['exercise:run', 'evidence:add', 'incidents:read'])

/** One file that is handed in. */
interface Handed {
  readonly title: string
  readonly name: string
  readonly text: string
}

/** Does what a record of an asked log says; other records are left alone. */
export async function handIn(
  house: OpenHouse,
  world: PracticeWorld,
  record: SequencedRecord,
): Promise<void> {
  if (record.type !== exercisesRecords['log.asked'].type) return
  const { host, incident, area } = recordOf(record, exercisesRecords['log.asked']).body
  const t = house.facts.speak(tongueOf(house.facts.languages))
  const faults = await faultsOf(house, record)
  const log = serverLog({ host, faults, asked: world.log(host), until: record.at })
  const left = new Map(
    faults.flatMap(({ kind }) => {
      const { planted } = STORIES[kind]
      return planted === null ? [] : [[planted.path, planted.text] as const]
    }),
  )
  const files: Handed[] = [
    { title: t(texts.logTitle, { host }), name: logName(host), text: log },
    ...[...left].map(([path, text]) => ({
      title: t(texts.plantedTitle, { host, path }),
      name: path.slice(path.lastIndexOf('/') + 1),
      text,
    })),
  ]
  const said = { area, incident, place: t(texts.place, { host }), method: t(texts.method) }
  for (const { title, name, text } of files)
    await house.runner.call(actor, addFile, { ...said, title, name }, { bytes: bytesOf(text) })
}

/** What was made to the site of an asked log before it was asked for, oldest first. */
async function faultsOf(house: OpenHouse, { subject, at: until }: SequencedRecord) {
  const { output } = await house.runner.call(actor, injects, {})
  return output.made.toReversed().flatMap(({ site, kind, at }) => {
    const fault = FAULTS.find((one) => one === kind)
    return fault === undefined || site !== subject || at > until ? [] : [{ kind: fault, at }]
  })
}

const bytesOf = (text: string) =>
  async function* () {
    yield Buffer.from(text)
  }
