import type { QueryContext } from '../../../core/action.ts'
import { ANONYMOUS } from '../../../core/actor.ts'
import { refusal } from '../refusals.ts'
import { PLAY_JOB } from './play.ts'

/** Whoever signed in would stand in the record. Throws Problem `reports.signed_in`. */
export function checkNobody({ actor, node }: QueryContext): void {
  const isPlayed = node.realm === 'exercise' && actor.id === `job:${PLAY_JOB}`
  if (actor.id !== ANONYMOUS.id && !isPlayed) throw refusal('signedIn')
}
