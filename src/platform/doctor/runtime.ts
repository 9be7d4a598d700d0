import type { Diagnosis } from '../../core/diagnosis.ts'
import { diagnosesOf } from '../../core/diagnosis.ts'

/** First Node with everything that the product uses. */
const LEAST_NODE = 24

const node = diagnosesOf('node')
const zone = diagnosesOf('zone')

/** Judges the version of Node that runs this, like `24.21.0`. */
export function judgeNode(version: string): Diagnosis {
  if (Number(version.split('.')[0]) >= LEAST_NODE) return node.good(`Node ${version} runs this.`)
  return node.wrong(
    `Node ${version} is too old.`,
    `Start by npm start or the unit of deploy/, which take Node ${LEAST_NODE} of the lockfile.`,
  )
}

/** Judges the nation's time zone. */
export function judgeZone(name: string): Diagnosis {
  const mend =
    'Set the zone of the nation, like Africa/Nairobi, on the page Settings of the console, or by SCRUTINEER_ZONE.'
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
  } catch {
    return zone.wrong(`There is no time zone ${name}: polling hours could not be told.`, mend)
  }
  return name === 'UTC'
    ? zone.advice('The time zone is UTC, as nobody has set another.', mend)
    : zone.good(`The time zone is ${name}.`)
}
