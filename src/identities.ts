// Who stands behind a request: asked of the accounts of Actual for people and tokens, of each realm's own for devices.
import type { Realm } from './core/action.ts'
import { type Actor, type Holding, systemActor } from './core/actor.ts'
import { DEVICE_PERMISSIONS, holdingsOf, identify, touch } from './domains/accounts/index.ts'
import type { OpenHouse } from './house.ts'
import type { Credentials, Identity } from './http/house.ts'

const door = systemActor('door:http', ['accounts:identify'])

/** Sessions and devices that were heard are written down together, once in this time. */
const TOUCH_MS = 1_000

/** In the Exercise every person who signed in may do everything that a role of the field may do. */
const TRAINEE_ROLES = ['analyst', 'alert-officer', 'releasing-officer', 'auditor'] as const

/** The identifying part of a node's doors. */
export interface Identities {
  identify(realm: Realm, credentials: Credentials): Promise<Identity | null>
  stop(): void
}

/** Makes it over the houses that are open. */
export function identities(house: (realm: Realm) => OpenHouse | null): Identities {
  const heard = new Map<string, Realm>()
  const timer = setInterval(() => {
    for (const realm of ['actual', 'exercise'] as const) {
      const vias = [...heard].filter(([, of]) => of === realm).map(([via]) => via)
      const open = house(realm)
      if (vias.length === 0 || open === null) continue
      for (const via of vias) heard.delete(via)
      // A missed touch is made good by the next request; the store tells its own trouble.
      open.runner.call(door, touch, { vias: vias.slice(0, 1000) }).catch(() => {})
    }
  }, TOUCH_MS)
  timer.unref()
  return {
    async identify(realm, { session, device, token }) {
      const people = await lookUp(house('actual'), { session, token })
      if (people !== null) {
        note(heard, people, 'actual')
        const isTrainee = realm === 'exercise' && people.actor.id.startsWith('person:')
        const actor = isTrainee ? trainee(people.actor) : people.actor
        return { actor, name: people.name }
      }
      const station = await lookUp(house(realm), { device })
      if (station !== null) note(heard, station, realm)
      return station
    },
    stop: () => clearInterval(timer),
  }
}

type Found = Identity & { readonly isStale: boolean }

function note(heard: Map<string, Realm>, { actor, isStale }: Found, realm: Realm): void {
  if (isStale && actor.via !== undefined && !actor.via.startsWith('token:'))
    heard.set(actor.via, realm)
}

async function lookUp(house: OpenHouse | null, credentials: Credentials): Promise<Found | null> {
  const given = Object.entries(credentials).filter(([, hash]) => hash !== undefined)
  if (house === null || given.length === 0) return null
  const { output } = await house.runner.call(door, identify, Object.fromEntries(given))
  if (output.identity === null) return null
  const { actor, holds, via, station, name, isStale } = output.identity
  return {
    actor: { id: actor, holds, via, ...(station === null ? {} : { station }) },
    name,
    isStale,
  }
}

function trainee(actor: Actor): Actor {
  if (actor.holds === 'all') return actor
  const holds: Holding[] = TRAINEE_ROLES.flatMap((role) => holdingsOf({ role, area: '/' }))
  const more = ['exercise:run', 'accounts:enrol-device', ...DEVICE_PERMISSIONS] as const
  return {
    ...actor,
    holds: [...actor.holds, ...holds, ...more.map((permission) => ({ permission, area: '/' }))],
  }
}
