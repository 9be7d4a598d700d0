// A person who works through the API, with a passkey made of software.

import type { Realm } from '../../src/core/action.ts'
import { type Asked, SoftwareAuthenticator } from './authenticator.ts'

/** Somebody signed in. */
export interface ApiPerson {
  /** What the browser would send along. */
  readonly cookie: string
  /** Runs a command. Throws Error with the answer's body when it is refused. */
  call<O>(action: string, input: unknown, realm?: Realm): Promise<O>
  /** HTML of a page. Throws Error with the status when it does not open. */
  page(path: string): Promise<string>
  /** Asks a query. */
  ask<O>(query: string, input?: Readonly<Record<string, string>>, realm?: Realm): Promise<O>
}

/** Joins by the secret of an invitation. */
export async function joinByApi(origin: string, secret: string): Promise<ApiPerson> {
  let cookie = ''
  async function send<O>(path: string, init: RequestInit, realm: Realm = 'actual'): Promise<O> {
    const headers = { origin, cookie, 'content-type': 'application/json' }
    const response = await fetch(
      `${origin}${realm === 'exercise' ? '/exercise' : ''}/api/${path}`,
      { ...init, headers },
    )
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`)
    const set = response.headers.getSetCookie().map((text) => text.split(';', 1)[0])
    if (set.length > 0) cookie = set.join('; ')
    return (await response.json()) as O
  }
  const person: ApiPerson = {
    get cookie() {
      return cookie
    },
    call: async <O>(action: string, input: unknown, realm?: Realm) => {
      const init = { method: 'POST', body: JSON.stringify(input) }
      return (await send<{ output: O }>(action, init, realm)).output
    },
    ask: (query, input = {}, realm) => send(`${query}?${new URLSearchParams(input)}`, {}, realm),
    async page(path) {
      const response = await fetch(`${origin}${path}`, { headers: { cookie } })
      if (!response.ok) throw new Error(`${path}: ${response.status}`)
      return await response.text()
    },
  }
  const asked = await person.call<Asked & { challengeId: string }>('accounts.beginJoin', { secret })
  const credential = new SoftwareAuthenticator().create({ ...asked, origin })
  const { challengeId } = asked
  await person.call('accounts.finishJoin', { secret, challengeId, credential })
  return person
}
